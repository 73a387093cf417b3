using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SmartPark.Identity;
using SmartPark.Kernel.Persistence;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;
using SmartPark.Testing.Calls;
using SmartPark.Workflows.Definitions;
using SmartPark.Workflows.Instances;
using SmartPark.Workflows.Tasks;
using Xunit;

namespace SmartPark.Workflows.Tests.Cases;

/// <summary>A person of the test's tenants: how he calls and who he is.</summary>
public sealed record Somebody(PersonId Id, string Name, Ticket Ticket);

/// <summary>The module on a SQLite database with a park, an enterprise of it, the operator, and real people.</summary>
public abstract class Office : IAsyncLifetime
{
    private static readonly string[] All = [.. WorkflowsPermissions.All.Select(p => p.Code)];
    private static readonly string[] Ordinary = [WorkflowsPermissions.Work];
    private Town _town = null!;

    protected ModuleHost Host { get; private set; } = null!;

    protected TenantId Park { get; private set; }

    protected TenantId Firm { get; private set; }

    /// <summary>Administrator of the park.</summary>
    protected Somebody Boss { get; private set; } = null!;

    /// <summary>Managers of the park.</summary>
    protected Somebody Lin { get; private set; } = null!;

    protected Somebody Chen { get; private set; } = null!;

    /// <summary>At the park's service desk.</summary>
    protected Somebody Zhou { get; private set; } = null!;

    /// <summary>Member and administrator of the enterprise.</summary>
    protected Somebody Wang { get; private set; } = null!;

    protected Somebody FirmBoss { get; private set; } = null!;

    /// <summary>Of the platform's operator.</summary>
    protected Somebody Operator { get; private set; } = null!;

    protected virtual DatabaseProvider Provider => DatabaseProvider.Sqlite;

    public virtual async ValueTask InitializeAsync()
    {
        Host = await ModuleHost.StartAsync(Provider, services =>
        {
            services.TryAddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
            IdentityModule.Add(services);
            WorkflowsModule.Add(services);
            More(services);
        });
        _town = new(Host);
        Park = await _town.ParkAsync();
        Firm = await _town.FirmAsync(Park, "沈阳精工");
        Boss = await PersonAsync(Park, TenantKinds.Park, "周主任", "administrator", All);
        Lin = await PersonAsync(Park, TenantKinds.Park, "林经理", "park-manager", All);
        Chen = await PersonAsync(Park, TenantKinds.Park, "陈经理", "park-manager", All);
        Zhou = await PersonAsync(Park, TenantKinds.Park, "赵服务", "service-desk", Ordinary);
        Wang = await PersonAsync(Firm, TenantKinds.Enterprise, "王工", "member", Ordinary);
        FirmBoss = await PersonAsync(Firm, TenantKinds.Enterprise, "李总", "administrator", All);
        Operator = await PersonAsync(TenantId.Platform, TenantKinds.Operator, "运营", "platform-operator", All);
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected virtual void More(IServiceCollection services) { }

    protected Task<Result<T>> As<T>(Somebody who, IUseCase<T> request) => Host.SendAsync(who.Ticket, request);

    protected Task<Result<T>> AsSystem<T>(IUseCase<T> request, TenantId? tenant = null) => _town.AsSystem(request, tenant);

    protected async Task<Somebody> PersonAsync(TenantId tenant, TenantKinds kind, string name, string role, params string[] permissions)
    {
        var (id, ticket) = await _town.PersonAsync(tenant, kind, Park, name, role, permissions.Length > 0 ? permissions : Ordinary);
        return new(id, name, ticket);
    }

    /// <summary>Draws and publishes a process of the park.</summary>
    protected async Task<Guid> PublishAsync(string key, string body, bool forPark = false, Somebody? by = null, string settings = "", string extra = "")
    {
        var document = Bpmn.Document(body, settings, extra);
        var kept = (await As(by ?? Boss, new DefinitionVersions(key))).Require().FirstOrDefault(d => d.State == DefinitionState.Draft);
        var id = (await As(by ?? Boss, new SaveDefinition(key, "测试流程", document, kept?.Version ?? 0))).Require();
        (await As(by ?? Boss, new PublishDefinition(id, (kept?.Version ?? 0) + 1, forPark, DespiteDoubts: true))).Require();
        return id;
    }

    protected async Task<Guid> StartAsync(Somebody who, string key, string values = "{}", TenantId? owner = null)
    {
        var id = (await As(who, new StartProcess(key, owner ?? Park, values))).Require();
        await Host.DeliverAsync();
        return id;
    }

    protected async Task<IReadOnlyList<TaskRow>> TasksAsync(Somebody who, TaskBox box = TaskBox.Mine) => (await As(who, new FindTasks(box))).Require().Rows;

    protected async Task<TaskRow> TaskAsync(Somebody who, Guid instance, TaskBox box = TaskBox.Mine) => (await TasksAsync(who, box)).Single(t => t.InstanceId == instance);

    protected async Task<string?> DecideAsync(Somebody who, Guid instance, Decision decision = Decision.Approve, string comment = "同意", TaskBox box = TaskBox.Mine, string values = "{}")
    {
        var task = await TaskAsync(who, instance, box);
        var result = await As(who, new DecideTask(task.Id, decision, comment, values));
        await Host.DeliverAsync();
        return result.Refusal?.Code;
    }

    protected async Task<CaseView> CaseAsync(Guid instance, Somebody? who = null) => (await As(who ?? Boss, new GetInstance(instance))).Require();

    protected async Task<IReadOnlyList<string>> OpenAsync(Guid instance) => [.. (await CaseAsync(instance)).Open.Select(o => $"{o.Name}:{(o.Who.Length > 0 ? o.Who : o.Role)}").Order(StringComparer.Ordinal)];

    protected async Task<(ProcessState State, string Outcome)> StateAsync(Guid instance) => (await CaseAsync(instance)).Row is var row ? (row.State, row.Outcome) : default;
}
