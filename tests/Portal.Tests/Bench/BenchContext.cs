using Microsoft.Extensions.DependencyInjection;
using SmartPark.Identity.People;
using SmartPark.Identity.Tenants;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.UseCases;
using SmartPark.Portal.Tests.Face;

namespace SmartPark.Portal.Tests.Bench;

/// <summary>A workbench page whose requests go through the real pipeline and database, as the person the test chose.</summary>
public abstract class BenchContext() : FaceContext(services => services
    .AddSingleton<AsPerson>().AddSingleton<IUseCases>(p => p.GetRequiredService<AsPerson>()).AddSingleton(new RefusalSource(typeof(PortalRefusals))))
{
    protected async Task<PortalHost> OpenAsync(Func<PortalHost, TestPerson> who)
    {
        var host = await PortalHost.StartAsync();
        Services.GetRequiredService<AsPerson>().Person = who(host);
        return host;
    }

    /// <summary>Identity has no such people here: who I am is answered from the test's own.</summary>
    private sealed class AsPerson : IUseCases
    {
        public TestPerson Person { get; set; } = default!;

        public async Task<Result<T>> SendAsync<T>(IUseCase<T> request, CancellationToken ct = default)
        {
            if (request is not Me) return await Person.SendAsync(request);
            var caller = await Person.Host.People.ResolveAsync(Person.Ticket, ct);
            var tenant = new TenantRow(caller.Tenant!.Value, "北园", caller.TenantKind, caller.Park, null, null, null, true, "north");
            return (Result<T>)(object)Result.Of(new MeRow(Person.Id, Person.Name, null, null, "zh-CN", tenant, [], [.. caller.Permissions], null));
        }
    }
}
