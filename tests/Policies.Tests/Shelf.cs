using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SmartPark.Identity;
using SmartPark.Kernel.Persistence;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;
using SmartPark.Policies.Finding;
using SmartPark.Policies.Library;
using SmartPark.Testing.Calls;
using Xunit;

namespace SmartPark.Policies.Tests;

/// <summary>The module on a SQLite database with an operator, two parks and an enterprise of the first.</summary>
public abstract class Shelf : IAsyncLifetime
{
    protected static readonly TenantId ParkA = TenantId.New();
    protected static readonly TenantId ParkB = TenantId.New();
    protected static readonly TenantId FirmOfA = TenantId.New();

    protected ModuleHost Host { get; private set; } = null!;

    protected Ticket Operator { get; private set; } = null!;

    protected Ticket Manager { get; private set; } = null!;

    protected Ticket Editor { get; private set; } = null!;

    protected Ticket OtherPark { get; private set; } = null!;

    protected Ticket Firm { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Host = await ModuleHost.StartAsync(DatabaseProvider.Sqlite, services =>
        {
            services.TryAddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
            IdentityModule.Add(services);
            PoliciesModule.Add(services);
        });
        string[] all = [.. PoliciesPermissions.All.Select(p => p.Code)];
        Operator = Host.Callers.Person(TenantId.Platform, TenantKinds.Operator, null, all);
        Manager = Host.Callers.Person(ParkA, TenantKinds.Park, ParkA, all);
        Editor = Host.Callers.Person(ParkA, TenantKinds.Park, ParkA, PoliciesPermissions.Read, PoliciesPermissions.Write);
        OtherPark = Host.Callers.Person(ParkB, TenantKinds.Park, ParkB, all);
        Firm = Host.Callers.Person(FirmOfA, TenantKinds.Enterprise, ParkA);
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected static PolicyContent Content(string title = "首台套保险补贴办法", PolicyReach reach = PolicyReach.Everyone) => new()
    {
        Title = title,
        Level = PolicyLevel.Municipal,
        Issuer = "沈阳市工业和信息化局",
        Content = "对首台（套）产品的保险费给予补贴。",
        Reach = reach,
    };

    protected Task<Result<T>> As<T>(Ticket who, IUseCase<T> request) => Host.SendAsync(who, request);

    /// <summary>Delivers what the outbox holds, as the running product does by itself.</summary>
    protected Task DeliverAsync() => Host.DeliverAsync();

    protected async Task<Guid> WriteAsync(Ticket who, PolicyContent content) => (await As(who, new WritePolicy(content))).Require();

    protected async Task<long> VersionAsync(Ticket who, Guid id) => (await As(who, new GetPolicyForEdit(id))).Require().Version;

    protected async Task<Guid> PublishAsync(Ticket who, PolicyContent content)
    {
        var id = await WriteAsync(who, content);
        (await As(who, new PublishPolicy(id, await VersionAsync(who, id)))).Require();
        await DeliverAsync();
        return id;
    }

    protected async Task<IReadOnlyList<string>> TitlesAsync(Ticket who, SearchPolicies search) => [.. (await As(who, search)).Require().Page.Rows.Select(h => h.Policy.Title)];
}
