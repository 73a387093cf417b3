using Microsoft.Extensions.DependencyInjection;
using SmartPark.Kernel;
using SmartPark.Kernel.Persistence;
using SmartPark.Kernel.Tenancy;
using SmartPark.Testing.Calls;

namespace SmartPark.Isolation.Tests;

/// <summary>All modules on one engine, four tenants that have nothing to do with each other, and a row of every entity for the victim.</summary>
public sealed class IsolationWorld : IAsyncDisposable
{
    private IsolationWorld(ModuleHost host) => (Host, Seeder) = (host, new RowSeeder(host.Database));

    internal ModuleHost Host { get; }

    internal RowSeeder Seeder { get; }

    /// <summary>Whose rows must stay hidden.</summary>
    internal Canary Victim { get; } = Canary.Of("CNRYVICTIM", TenantKinds.Enterprise, TenantId.New());

    internal IReadOnlyList<Canary> Strangers { get; } =
        [Canary.Of("CNRYENTERPRISE", TenantKinds.Enterprise, TenantId.New()), Canary.Of("CNRYPARK", TenantKinds.Park), Canary.Of("CNRYPARTNER", TenantKinds.Partner, TenantId.New())];

    public static async Task<IsolationWorld> CreateAsync(DatabaseProvider provider)
    {
        var world = new IsolationWorld(await ModuleHost.StartAsync(provider, AllModules.Add));
        using var scope = world.Host.Services.CreateScope();
        foreach (var module in world.Modules)
        {
            var db = (ModuleDb)scope.ServiceProvider.GetRequiredService(module.DbType);
            world.Seeder.Seed(db, world.Victim);
            foreach (var stranger in world.Strangers) world.Seeder.Seed(db, stranger, existing: true);
        }
        return world;
    }

    internal IReadOnlyList<ModuleInfo> Modules => Host.Services.GetRequiredService<ModuleRegistry>().All;

    /// <summary>A ticket of a stranger with every permission of his kind, or with all but one.</summary>
    internal Ticket TicketOf(Canary who, string? without = null)
    {
        var all = Host.Services.GetRequiredService<PermissionCatalogue>().All.Where(p => p.Kinds.HasFlag(who.Kind) && p.Code != without).Select(p => p.Code).ToArray();
        return Host.Callers.Person(who.Tenant, who.Kind, who.Kind == TenantKinds.Park ? who.Tenant : who.Park, who.Person, all, Seeder.Ids.TryGetValue((who.Mark, "Session"), out var session) ? session : null);
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
