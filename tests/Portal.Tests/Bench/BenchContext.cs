using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SmartPark.Identity.People;
using SmartPark.Identity.Tenants;
using SmartPark.Kernel.Live;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;
using SmartPark.Portal.Tests.Face;

namespace SmartPark.Portal.Tests.Bench;

/// <summary>A workbench page whose requests go through the real pipeline and database, as the person the test chose.</summary>
public abstract class BenchContext : FaceContext
{
    protected async Task<PortalHost> OpenAsync(Func<PortalHost, TestPerson> who)
    {
        var host = await PortalHost.StartAsync();
        var person = who(host);
        Services.AddSingleton<IUseCases>(new AsPerson(host, person));
        Services.AddSingleton(host.Services.GetRequiredService<ILive>());
        Services.AddSingleton<TimeProvider>(host.Clock);
        Services.Replace(ServiceDescriptor.Singleton(new RefusalTexts([.. host.Services.GetServices<RefusalSource>()])));
        return host;
    }

    /// <summary>Identity has no such people here: who I am is answered from the test's own.</summary>
    private sealed class AsPerson(PortalHost host, TestPerson person) : IUseCases
    {
        public async Task<Result<T>> SendAsync<T>(IUseCase<T> request, CancellationToken ct = default)
        {
            if (request is not Me) return await host.SendAsync(person.Ticket, request);
            var caller = await host.People.ResolveAsync(person.Ticket, ct);
            var tenant = new TenantRow(caller.Tenant!.Value, "北园", caller.TenantKind, caller.Park, null, null, null, true, "north");
            return (Result<T>)(object)Result.Of(new MeRow(person.Id, person.Name, null, null, "zh-CN", tenant, [], [.. caller.Permissions], null));
        }
    }
}
