using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using SmartPark.Kernel.Events;
using SmartPark.Kernel.Search;
using SmartPark.Kernel.Tenancy;

namespace SmartPark.Kernel.Persistence;

/// <summary>
/// A module's database context: ownership filters, write guard, version counting, outbox. One schema (table prefix on SQLite) a module. Contexts live as long as one request.
/// </summary>
/// <param name="options">Options made by the kernel.</param>
/// <param name="holder">Whose rows are seen.</param>
/// <param name="module">The module's name in lower case: schema and prefix.</param>
public abstract class ModuleDb(DbContextOptions options, DataScopeHolder holder, string module) : DbContext(options)
{
    private readonly List<IEvent> _raised = [];
    private readonly List<SearchChange> _search = [];

    /// <summary>The module's name.</summary>
    public string Module => module;

    /// <summary>Whose rows are seen; fixed by the pipeline before the first query.</summary>
    public DataScope Scope => holder.Scope;

    /// <summary>Changes of the search index that go with the next commit.</summary>
    internal IReadOnlyList<SearchChange> SearchChanges => _search;

    private TenantId ScopeTenant => Scope.Tenant;
    private PersonId ScopePerson => Scope.Person;
    private bool ScopePlatform => Scope.Platform;
    private string ScopePark => Audience.OfPark(Scope.Park);
    private string ScopeName => ";" + Scope.Tenant + ";";

    /// <summary>Announces something that happened; delivered after the transaction commits.</summary>
    public void Raise(IEvent happened) => _raised.Add(happened);

    /// <summary>Puts a document into the search index, or replaces it, with the next commit.</summary>
    public void Index(SearchDocument document) => _search.Add(new(document.Kind, document.Id, document));

    /// <summary>Takes a document out of the search index with the next commit.</summary>
    public void Unindex(string kind, Guid id) => _search.Add(new(kind, id, null));

    /// <summary>Holds back whoever else wants to change the same thing until this command's transaction ends: for what two may do at one moment, and both may. On SQLite one command writes at a time anyway; a query holds nothing.</summary>
    /// <param name="thing">Id of what is changed.</param>
    /// <param name="ct">Cancels.</param>
    public Task HoldAsync(Guid thing, CancellationToken ct) =>
        Database.CurrentTransaction is not null && Database.IsNpgsql() ? Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({thing.ToString("N")}, 11))", ct) : Task.CompletedTask;

    /// <summary>Writes search changes together with the rows; called by the pipeline inside its transaction.</summary>
    internal void ForgetSearchChanges() => _search.Clear();

    /// <inheritdoc/>
    public override int SaveChanges(bool acceptAllChangesOnSuccess) => throw new NotSupportedException("save asynchronously");

    /// <inheritdoc/>
    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        CollectEvents();
        WriteGuard.Check(ChangeTracker, Scope);
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => Conventions.Types(configurationBuilder, Database.IsNpgsql());

    /// <inheritdoc/>
    protected sealed override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(GetType().Assembly, type => type.Namespace?.StartsWith(GetType().Namespace!, StringComparison.Ordinal) == true);
        modelBuilder.ApplyConfiguration(new OutboxMapping());
        modelBuilder.ApplyConfiguration(new InboxMapping());
        Conventions.Names(modelBuilder, module, Database.IsNpgsql());
        foreach (var entity in modelBuilder.Model.GetEntityTypes().Where(e => !e.IsOwned()).ToList()) Own(modelBuilder, entity);
    }

    private void CollectEvents()
    {
        foreach (var entity in ChangeTracker.Entries<Entity>()) _raised.AddRange(entity.Entity.TakeEvents());
        foreach (var happened in _raised) Add(OutboxMessage.Of(happened, Scope));
        _raised.Clear();
    }

    private void Own(ModelBuilder builder, IMutableEntityType entity)
    {
        var type = entity.ClrType;
        var kind = OwnershipKinds.Of(type);
        GetType().BaseType!.GetMethod(kind + "Filter", BindingFlags.NonPublic | BindingFlags.Instance)?.MakeGenericMethod(type).Invoke(this, [builder]);
        if (kind is not (nameof(ITenantOwned) or nameof(IPublished))) return;
        var owner = entity.FindProperty(nameof(ITenantOwned.TenantId))!;
        owner.IsConcurrencyToken = true;
        if (!owner.IsKey()) owner.SetAfterSaveBehavior(PropertySaveBehavior.Throw);
    }

    private void ITenantOwnedFilter<T>(ModelBuilder builder) where T : class, ITenantOwned =>
        builder.Entity<T>().HasQueryFilter(OwnershipKinds.FilterName, e => ScopePlatform || e.TenantId == ScopeTenant);

    private void ITwoPartyOwnedFilter<T>(ModelBuilder builder) where T : class, ITwoPartyOwned =>
        builder.Entity<T>().HasQueryFilter(OwnershipKinds.FilterName, e => ScopePlatform || e.ProviderId == ScopeTenant || e.ConsumerId == ScopeTenant);

    private void IPublishedFilter<T>(ModelBuilder builder) where T : class, IPublished =>
        builder.Entity<T>().HasQueryFilter(OwnershipKinds.FilterName, e => ScopePlatform || e.TenantId == ScopeTenant
            || (e.Visible && (e.Audience == Audience.Everyone || e.Audience == ScopePark || e.Audience.Contains(ScopeName))));

    private void IPersonOwnedFilter<T>(ModelBuilder builder) where T : class, IPersonOwned =>
        builder.Entity<T>().HasQueryFilter(OwnershipKinds.FilterName, e => ScopePlatform || e.PersonId == ScopePerson);

    private void IKernelOwnedFilter<T>(ModelBuilder builder) where T : class, IKernelOwned =>
        builder.Entity<T>().HasQueryFilter(OwnershipKinds.FilterName, e => ScopePlatform);
}
