using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Events;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.UseCases;
using SmartPark.Workflows.Definitions;
using SmartPark.Workflows.Engine;
using SmartPark.Workflows.Expressions;
using SmartPark.Workflows.Instances;

namespace SmartPark.Workflows.Services;

/// <summary>A handler that service tasks may call, as a module registers it.</summary>
/// <param name="Code">Code in documents, <c>module.verb-noun</c>.</param>
/// <param name="Name">What people call it.</param>
public sealed record ServiceTaskInfo(string Code, BothLanguages Name);

/// <summary>The handler of a service task answered: its token goes on, with the variables it set, or by the error it names.</summary>
/// <param name="InstanceId">The instance.</param>
/// <param name="Token">The token that waits.</param>
/// <param name="Values">Variables it sets, a JSON object.</param>
/// <param name="Error">Code of a BPMN error; empty for none.</param>
[SystemOnly]
[PlatformWide("the next step writes tasks of other tenants that take part; the instance is of the tenant acted in")]
public sealed record CompleteService(Guid InstanceId, int Token, string Values = "{}", string Error = "") : ICommand;

/// <summary>The handler of a service task was refused: its token stands as an incident until an operator tries again or moves it. A delivery that is repeated after it took effect is no failure.</summary>
/// <param name="InstanceId">The instance.</param>
/// <param name="Token">The token that waits.</param>
/// <param name="Code">Code of the refusal.</param>
[SystemOnly]
[PlatformWide("the trail is of the tenants that take part; the instance is of the tenant acted in")]
public sealed record FailService(Guid InstanceId, int Token, string Code) : ICommand;

/// <summary>A process calls another: it is started for the one who started the first.</summary>
/// <param name="InstanceId">The calling instance.</param>
/// <param name="Token">The token that waits.</param>
/// <param name="Key">The called process.</param>
[SystemOnly]
[PlatformWide("the first step writes tasks of other tenants that take part; both processes are of the tenant acted in")]
public sealed record StartCalled(Guid InstanceId, int Token, string Key) : ICommand;

internal sealed class CompleteServiceHandler(WorkflowsDb db, CallContext call, InstanceRoom room, ModelShelf shelf, Starter starter)
    : IHandle<CompleteService, Done>, IHandle<FailService, Done>, IHandle<StartCalled, Done>
{
    public async Task<Result<Done>> Handle(CompleteService request, CancellationToken cancellationToken)
    {
        if (await FindAsync(request.InstanceId, cancellationToken) is not { } instance) return new Refusal("workflow.not-found");
        if (ValueJson.TryValues(request.Values) is not { } values) return new Refusal("workflow.values", nameof(request.Values));
        if (await ServedAsync(instance, request.Token, cancellationToken) is not { } node) return new Refusal("workflow.task-gone");
        Action<Run> act = request.Error.Length > 0 ? run => run.Error(request.Token, request.Error) : run => run.Complete(request.Token, values);
        return await room.StepAsync(instance, act, new("service", node, request.Error, Values: values), cancellationToken) is { } refusal ? refusal : Result.Done;
    }

    public async Task<Result<Done>> Handle(FailService request, CancellationToken cancellationToken)
    {
        if (request.Code == "event.delivered-before") return Result.Done;
        if (await FindAsync(request.InstanceId, cancellationToken) is not { } instance) return new Refusal("workflow.not-found");
        if (await ServedAsync(instance, request.Token, cancellationToken) is not { } node) return new Refusal("workflow.task-gone");
        return await room.StepAsync(instance, run => run.Fail(request.Token, request.Code), new("failed", node, request.Code), cancellationToken) is { } refusal ? refusal : Result.Done;
    }

    public async Task<Result<Done>> Handle(StartCalled request, CancellationToken cancellationToken)
    {
        if (await FindAsync(request.InstanceId, cancellationToken) is not { } caller) return new Refusal("workflow.not-found");
        if (await db.Instances.AnyAsync(i => i.CalledBy == caller.Id && i.CalledByToken == request.Token && i.State == ProcessState.Active, cancellationToken)) return Result.Done;
        var state = caller.Read();
        if (state.Token(request.Token) is not { State: TokenState.Active } token) return new Refusal("workflow.task-gone");
        if (await starter.InUseAsync(request.Key, call.Tenant, cancellationToken) is not { } definition) return new Refusal("definition.not-in-use");
        var (model, values) = (await shelf.OfAsync(db, definition.Id, cancellationToken), new Run(await room.ModelAsync(caller, cancellationToken), state, default).Variables(token));
        var called = starter.Of(definition, model, caller.Subject, "", values, caller.StartedBy, caller.StartedByName, caller.StartedIn, caller.Id, request.Token);
        db.Add(called);
        return await room.StepAsync(called, run => Starter.Begin(run, model, values), new("start", model.Starts[""].Id), cancellationToken) is { } refusal ? refusal : Result.Done;
    }

    /// <summary>The step whose service the token waits for; null when it went on, maybe to a task of a person.</summary>
    private async Task<string?> ServedAsync(ProcessInstance instance, int token, CancellationToken ct) =>
        instance.Read().Token(token) is { State: TokenState.Active } found && (await room.ModelAsync(instance, ct))[found.Node].Kind is Models.NodeKind.ServiceTask or Models.NodeKind.SendTask or Models.NodeKind.CallActivity ? found.Node : null;

    private Task<ProcessInstance?> FindAsync(Guid id, CancellationToken ct) => db.TakeAsync(db.Instances.Where(i => i.Id == id && i.ProviderId == call.Tenant), ct);
}

/// <summary>What a service answered takes its token on; an answer that comes too late, or twice, changes nothing.</summary>
internal sealed class WhenServiceAnswered : IHandleEvent<ServiceAnswered>
{
    public Task HandleAsync(ServiceAnswered happened, IUseCases useCases, CancellationToken ct) => useCases.SendAsync(new CompleteService(happened.InstanceId, happened.Token, happened.Values, happened.Error), ct);
}

/// <summary>A called process is started; when there is none in use, its caller's token stands as an incident.</summary>
internal sealed class WhenProcessCalled : IHandleEvent<ProcessCalled>
{
    public async Task HandleAsync(ProcessCalled happened, IUseCases useCases, CancellationToken ct)
    {
        if ((await useCases.SendAsync(new StartCalled(happened.InstanceId, happened.Token, happened.Key), ct)).Refusal is { Code: "definition.not-in-use" } refusal)
            await useCases.SendAsync(new FailService(happened.InstanceId, happened.Token, refusal.Code), ct);
    }
}

/// <summary>A called process that ended lets its caller go on with its variables; one that was rejected or stopped is an error of the caller's.</summary>
internal sealed class WhenCalledEnded : IHandleEvent<CalledEnded>
{
    public Task HandleAsync(CalledEnded happened, IUseCases useCases, CancellationToken ct) => useCases.SendAsync(
        new CompleteService(happened.InstanceId, happened.Token, happened.Values, happened.Outcome is "rejected" or "withdrawn" or "stopped" ? happened.Outcome : ""), ct);
}

/// <summary>A handler that nobody registered can never answer.</summary>
internal sealed class WhenServiceUnknown(IEnumerable<ServiceTaskInfo> known) : IHandleEvent<ServiceCalled>
{
    public Task HandleAsync(ServiceCalled happened, IUseCases useCases, CancellationToken ct) =>
        known.Any(k => k.Code == happened.Handler) ? Task.CompletedTask : useCases.SendAsync(new FailService(happened.InstanceId, happened.Token, "workflow.handler"), ct);
}
