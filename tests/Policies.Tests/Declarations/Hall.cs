using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SmartPark.Identity;
using SmartPark.Kernel.Persistence;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;
using SmartPark.Policies.Declarations;
using SmartPark.Policies.Facts;
using SmartPark.Policies.Library;
using SmartPark.Policies.Rules;
using SmartPark.Testing.Calls;
using SmartPark.Workflows;
using SmartPark.Workflows.Definitions;
using SmartPark.Workflows.Messages;
using SmartPark.Workflows.Tasks;
using Xunit;

namespace SmartPark.Policies.Tests.Declarations;

/// <summary>Policies and processes together on a SQLite database: a park, its enterprises, the operator, and real people.</summary>
public abstract class Hall : IAsyncLifetime
{
    private static readonly string[] All = [.. PoliciesPermissions.All.Concat(WorkflowsPermissions.All).Select(p => p.Code)];

    protected const string Uscc = "91210102MA1U526073";

    private Town _town = null!;

    protected ModuleHost Host { get; private set; } = null!;

    protected TenantId Park { get; private set; }

    protected TenantId FirmId { get; private set; }

    /// <summary>Administrator and manager of the park.</summary>
    protected Ticket Boss { get; private set; } = null!;

    protected Ticket Lin { get; private set; } = null!;

    protected Ticket Operator { get; private set; } = null!;

    protected Ticket Firm { get; private set; } = null!;

    protected Ticket OtherFirm { get; private set; } = null!;

    protected DateOnly Today => PolicyDates.Today(Host.Clock);

    public async ValueTask InitializeAsync()
    {
        Host = await ModuleHost.StartAsync(DatabaseProvider.Sqlite, services =>
        {
            services.TryAddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
            IdentityModule.Add(services);
            WorkflowsModule.Add(services);
            PoliciesModule.Add(services);
        });
        _town = new(Host);
        Park = await _town.ParkAsync();
        (FirmId, Firm) = await FirmAsync("沈阳精工", Uscc);
        (_, OtherFirm) = await FirmAsync("沈阳轴承");
        Boss = await PersonAsync(Park, TenantKinds.Park, "周主任", "administrator");
        Lin = await PersonAsync(Park, TenantKinds.Park, "林经理", "park-manager");
        Operator = await PersonAsync(TenantId.Platform, TenantKinds.Operator, "运营", "platform-operator");
        await Host.DeliverAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected Task<Result<T>> As<T>(Ticket who, IUseCase<T> request) => Host.SendAsync(who, request);

    protected Task<Result<T>> AsSystem<T>(IUseCase<T> request, TenantId? tenant = null) => _town.AsSystem(request, tenant);

    protected async Task<(TenantId Id, Ticket Who)> FirmAsync(string name, string? uscc = null)
    {
        var id = await _town.FirmAsync(Park, name, uscc);
        return (id, await PersonAsync(id, TenantKinds.Enterprise, name + "李总", "administrator"));
    }

    protected async Task<Ticket> PersonAsync(TenantId tenant, TenantKinds kind, string name, string role) => (await _town.PersonAsync(tenant, kind, Park, name, role, All)).Ticket;

    /// <summary>The process of the park comes into use, unless it is.</summary>
    protected async Task AdoptAsync()
    {
        if ((await As(Boss, new DefinitionVersions("policy-declaration"))).Require().Any(v => v.State == DefinitionState.Published)) return;
        var id = (await As(Boss, new CopyDefinition("policy-declaration", "政策申报与兑付"))).Require();
        (await As(Boss, new PublishDefinition(id, 1, DespiteDoubts: true))).Require();
    }

    protected async Task<Guid> PolicyAsync(string? tree = null, RuleBenefit? benefit = null)
    {
        var id = (await As(Boss, new WritePolicy(new() { Title = "技术改造奖补", Level = PolicyLevel.Park, Issuer = "河湾园区", Content = "按设备投入给予奖补。" }))).Require();
        (await As(Boss, new PublishPolicy(id, 1))).Require();
        if (tree is not null)
        {
            var version = (await As(Boss, new SaveRuleDraft(id, new RuleBody(RuleJson.Parse(tree)) { Benefit = benefit }, null, 0))).Require();
            (await As(Boss, new PublishRule(id, version))).Require();
        }
        await Host.DeliverAsync();
        return id;
    }

    protected BatchContent Content(params MaterialItem[] materials) => new("2026 年第一批", Today, Today.AddDays(30), materials);

    protected async Task<Guid> BatchAsync(BatchContent? content = null, Guid? policy = null)
    {
        await AdoptAsync();
        return (await As(Boss, new OpenBatch(policy ?? await PolicyAsync(), content ?? Content()))).Require();
    }

    protected static Declare Form(Guid batch, decimal? amount = 120_000m) => new(batch, amount, "王工", "13800000000", Statement: "新购数控机床两台");

    protected async Task<Guid> DeclareAsync(Guid batch, Ticket? who = null, decimal? amount = 120_000m)
    {
        var id = (await As(who ?? Firm, Form(batch, amount))).Require();
        await Host.DeliverAsync();
        return id;
    }

    /// <summary>Does the one task a person has for a declaration.</summary>
    protected async Task DecideAsync(Ticket who, Guid declaration, Decision decision = Decision.Approve, string values = "{}", string comment = "同意")
    {
        (await As(who, new DecideTask(await TaskAsync(who, declaration), decision, comment, values))).Require();
        await Host.DeliverAsync();
    }

    protected async Task<Guid> TaskAsync(Ticket who, Guid declaration)
    {
        var instance = (await AsSystem(new GetDeclaration(declaration), Park)).Require().Row.InstanceId;
        return (await As(who, new FindTasks(TaskBox.Mine))).Require().Rows.Concat((await As(who, new FindTasks(TaskBox.Group))).Require().Rows).Single(t => t.InstanceId == instance).Id;
    }

    /// <summary>Days go by, and the clocks of the processes ring.</summary>
    protected async Task PassAsync(int days)
    {
        Host.Clock.Advance(TimeSpan.FromDays(days));
        foreach (var due in (await AsSystem(new DueInstances())).Require()) (await AsSystem(new RingTimers(due.InstanceId), due.Tenant)).Require();
        await Host.DeliverAsync();
    }

    protected async Task<DeclarationRow> RowAsync(Guid declaration) => (await AsSystem(new GetDeclaration(declaration), Park)).Require().Row;

    /// <summary>An enterprise tells its revenue (万元) of the last year and shares everything with its park.</summary>
    protected async Task ShareAsync(Ticket firm, string revenue, DateOnly? on = null)
    {
        var version = (await As(firm, new GetProfile())).Require().Version;
        (await As(firm, new SaveFacts([new FactInput("revenue", Host.Clock.Now.Year - 1, revenue, ObservedOn: on)], version))).Require();
        foreach (var group in Fields.Groups) (await As(firm, new ShareFacts(group, FactReach.Park))).Require();
        await Host.DeliverAsync();
    }
}
