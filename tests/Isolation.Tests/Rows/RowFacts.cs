using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Shouldly;
using SmartPark.Kernel.Persistence;
using SmartPark.Kernel.Tenancy;
using SmartPark.Testing.Databases;
using Xunit;

namespace SmartPark.Isolation.Tests;

public sealed class RowsOnSqlite() : RowFacts(DatabaseProvider.Sqlite);

public sealed class RowsOnPostgres() : RowFacts(DatabaseProvider.Postgres);

/// <summary>Every entity of every module: what a stranger's context sees of the victim, whole and with walls taken away one at a time.</summary>
public abstract class RowFacts(DatabaseProvider provider) : IAsyncLifetime
{
    private IsolationWorld _world = null!;

    public async ValueTask InitializeAsync() => _world = await IsolationWorld.CreateAsync(provider);

    public async ValueTask DisposeAsync()
    {
        await _world.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_strangers_context_sees_no_row_of_the_victim() => (await SeenAsync(withoutFilters: false)).ShouldBeEmpty();

    [Fact]
    public async Task The_victim_sees_its_own_rows()
    {
        var own = new DataScope(_world.Victim.Tenant, TenantId.None, _world.Victim.Person, false);
        var seen = await SeenAsync(false, own);
        seen.Count.ShouldBe(Walled().Count(), "one row of every entity");
    }

    [Fact]
    public async Task Taking_the_filters_away_is_seen_for_every_entity_on_sqlite_and_stopped_by_the_second_wall_on_postgres()
    {
        var seen = await SeenAsync(withoutFilters: true);
        if (provider == DatabaseProvider.Sqlite) seen.Count.ShouldBe(Walled().Count(), "each filter is needed; those that are not seen: " + string.Join(", ", Walled().Select(e => e.Entity.ClrType.Name).Except(seen)));
        else seen.ShouldBeEmpty();
    }

    [Fact]
    public async Task On_postgres_taking_a_policy_and_the_filter_away_is_seen_for_every_entity()
    {
        if (provider == DatabaseProvider.Sqlite) return;
        await using (var admin = new NpgsqlConnection(PostgresServer.Shared.Admin(new NpgsqlConnectionStringBuilder(_world.Host.Database.ConnectionString).Database!)))
        {
            await admin.OpenAsync();
            foreach (var (_, entity) in Walled())
            {
                await using var off = new NpgsqlCommand($"alter table {entity.GetSchema()}.{entity.GetTableName()} no force row level security, disable row level security", admin);
                await off.ExecuteNonQueryAsync();
            }
        }
        (await SeenAsync(withoutFilters: true)).Count.ShouldBe(Walled().Count());
        (await SeenAsync(withoutFilters: false)).ShouldBeEmpty("the filters alone hold too");
    }

    [Fact]
    public void The_write_guard_refuses_every_entity_of_another_owner_and_lets_the_owner_pass()
    {
        var passed = new List<string>();
        foreach (var (module, entity) in Walled())
        {
            using var scope = _world.Host.Services.CreateScope();
            var db = Contexts.Open(scope.ServiceProvider, module, DataScope.Everything, withoutFilters: false);
            var row = Loaded(db, entity);
            db.Entry(row).State = EntityState.Modified;
            Should.NotThrow(() => WriteGuard.Check(db.ChangeTracker, new(_world.Victim.Tenant, TenantId.None, _world.Victim.Person, false)), entity.ClrType.Name);
            db.Entry(row).State = EntityState.Modified;
            try
            {
                WriteGuard.Check(db.ChangeTracker, Stranger);
                passed.Add(entity.ClrType.Name);
            }
            catch (CrossTenantWriteException) { continue; }
        }
        passed.ShouldBeEmpty();
    }

    private DataScope Stranger => new(_world.Strangers[0].Tenant, _world.Strangers[0].Park ?? TenantId.None, _world.Strangers[0].Person, false);

    /// <summary>All entities that have an owner to be hidden behind.</summary>
    private IEnumerable<(Kernel.ModuleInfo Module, IEntityType Entity)> Walled()
    {
        using var scope = _world.Host.Services.CreateScope();
        return [.. from module in _world.Modules
            let db = (ModuleDb)scope.ServiceProvider.GetRequiredService(module.DbType)
            from entity in db.Model.GetEntityTypes()
            where !entity.IsOwned() && OwnershipKinds.Of(entity.ClrType) is not (nameof(IPlatformOwned) or nameof(IKernelOwned)) && entity.ClrType.Name is not ("AuditLine" or "AuditHead")
            select (module, entity)];
    }

    private async Task<List<string>> SeenAsync(bool withoutFilters, DataScope? by = null)
    {
        var seen = new List<string>();
        foreach (var (module, entity) in Walled())
        {
            await using var scope = _world.Host.Services.CreateAsyncScope();
            var db = Contexts.Open(scope.ServiceProvider, module, by ?? Stranger, withoutFilters);
            var rows = await All(db, entity.ClrType).ToListAsync();
            if (rows.Exists(r => IsVictims(db, r))) seen.Add(entity.ClrType.Name);
        }
        return seen;
    }

    private bool IsVictims(ModuleDb db, object row) => db.Entry(row).Properties.Any(p => p.Metadata.Name is "TenantId" or "ProviderId" or "ConsumerId" or "PersonId" && (Equals(p.CurrentValue, _world.Victim.Tenant) || Equals(p.CurrentValue, _world.Victim.Person)));

    private object Loaded(ModuleDb db, IEntityType entity) => All(db, entity.ClrType).AsEnumerable().First(r => IsVictims(db, r));

    private static IQueryable<object> All(ModuleDb db, Type entity) =>
        (IQueryable<object>)typeof(DbContext).GetMethods().Single(m => m.Name == nameof(DbContext.Set) && m.GetParameters().Length == 0).MakeGenericMethod(entity).Invoke(db, null)!;
}
