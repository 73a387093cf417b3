using Microsoft.Extensions.DependencyInjection;
using SmartPark.Kernel;
using SmartPark.Kernel.Persistence;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;
using SmartPark.Testing.Calls;
using Xunit;

namespace SmartPark.Persistence.Tests;

/// <summary>The same facts on SQLite and on PostgreSQL: a class of facts is run once for each.</summary>
public abstract class BothEngines(DatabaseProvider provider) : IAsyncLifetime
{
    protected static readonly TenantId A = TenantId.New();
    protected static readonly TenantId B = TenantId.New();
    protected static readonly TenantId Park = TenantId.New();

    protected ModuleHost Host { get; private set; } = null!;

    protected DatabaseProvider Provider => provider;

    protected Ticket Ann { get; private set; } = null!;

    protected Ticket Ben { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Host = await ModuleHost.StartAsync(provider, s => s.AddModule<ProbeDb>("probe", [new("probe.write", TenantKinds.All), new("probe.read", TenantKinds.All)]));
        Ann = Host.Callers.Person(A, TenantKinds.Enterprise, Park, "probe.write", "probe.read", "kernel.audit.read");
        Ben = Host.Callers.Person(B, TenantKinds.Enterprise, Park, "probe.write", "probe.read");
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected Task<Result<T>> As<T>(Ticket who, IUseCase<T> request) => Host.SendAsync(who, request);

    protected Task<Result<Done>> Everywhere(Func<object, Task> work) => Host.Services.GetRequiredService<SystemCalls>().SendAsync(new TryEverywhere(work), null);
}
