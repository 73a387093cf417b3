using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Events;
using SmartPark.Kernel.Jobs;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;
using SmartPark.Workflows.Definitions;
using SmartPark.Workflows.Engine;
using SmartPark.Workflows.Expressions;
using SmartPark.Workflows.Instances;
using SmartPark.Workflows.Models;

namespace SmartPark.Workflows.Messages;

/// <summary>
/// Gives a message to one instance of the tenant acted in that waits for it and is about the same subject; when none waits, a process in use that begins with this message is started. A message
/// that finds neither is dropped and said so: processes keep no letters for later.
/// </summary>
/// <param name="Name">Name of the message.</param>
/// <param name="Subject">What it is about, <c>article:id</c>.</param>
/// <param name="Values">Variables it brings, a JSON object.</param>
/// <remarks>Refusal: <c>workflow.nobody-waits</c>.</remarks>
[SystemOnly]
[PlatformWide("the next step writes tasks of other tenants that take part; the instance is of the tenant acted in")]
public sealed record DeliverMessage(string Name, string Subject, string Values = "{}") : ICommand;

/// <summary>Gives a signal to every instance of the tenant acted in that waits for it.</summary>
/// <param name="Name">Name of the signal.</param>
[SystemOnly]
[PlatformWide("the next steps write tasks of other tenants that take part; the instances are of the tenant acted in")]
public sealed record SpreadSignal(string Name) : ICommand;

/// <summary>Rings the due timers of one instance of the tenant acted in.</summary>
/// <param name="InstanceId">The instance.</param>
[SystemOnly]
[PlatformWide("the next step writes tasks of other tenants that take part; the instance is of the tenant acted in")]
public sealed record RingTimers(Guid InstanceId) : ICommand;

/// <summary>Instances with a due timer, with their tenants; at most 500.</summary>
[SystemOnly]
[PlatformWide("a clock asks which instances are due; it reads no more than their ids")]
public sealed record DueInstances : IQuery<IReadOnlyList<DueInstance>>;

/// <summary>An instance with a due timer.</summary>
/// <param name="Tenant">The tenant whose process it is.</param>
/// <param name="InstanceId">The instance.</param>
public sealed record DueInstance(TenantId Tenant, Guid InstanceId);

internal sealed class DeliverMessageHandler(WorkflowsDb db, CallContext call, InstanceRoom room, ModelShelf shelf, Starter starter, TimeProvider clock)
    : IHandle<DeliverMessage, Done>, IHandle<SpreadSignal, Done>, IHandle<RingTimers, Done>, IHandle<DueInstances, IReadOnlyList<DueInstance>>
{
    public async Task<Result<Done>> Handle(DeliverMessage request, CancellationToken cancellationToken)
    {
        var waiting = await db.Waits.Where(w => w.ProviderId == call.Tenant && w.Name == request.Name && w.Subject == request.Subject && w.DueAt == null).OrderBy(w => w.Id).Select(w => w.InstanceId).ToListAsync(cancellationToken);
        if (ValueJson.TryValues(request.Values) is not { } values) return new Refusal("workflow.values", nameof(request.Values));
        foreach (var id in waiting.Distinct())
        {
            if (await db.TakeAsync(db.Instances.Where(i => i.Id == id), cancellationToken) is not { State: ProcessState.Active } instance) continue;
            var heard = false;
            if (await room.StepAsync(instance, run => heard = run.Message(request.Name, values), new("message", "", request.Name, Values: values), cancellationToken) is { } refusal) return refusal;
            if (heard) return Result.Done;
        }
        return await BeganAsync(request, values, cancellationToken) ? Result.Done : Refusal.With("workflow.nobody-waits", null, request.Name);
    }

    private async Task<bool> BeganAsync(DeliverMessage request, Dictionary<string, Value> values, CancellationToken ct)
    {
        foreach (var definition in await InUse.Of(db.Definitions.Where(d => d.TenantId == call.Tenant)).ToListAsync(ct))
        {
            var model = await shelf.OfAsync(db, definition.Id, ct);
            if (model.Starts[""].Event is not { Kind: EventKind.Message } begins || begins.Name != request.Name) continue;
            var instance = starter.Of(definition, model, request.Subject, "", values, PersonId.None, definition.Name, call.Tenant);
            db.Add(instance);
            return await room.StepAsync(instance, run => run.Start(values), new("start", model.Starts[""].Id, request.Name), ct) is null;
        }
        return false;
    }

    public async Task<Result<Done>> Handle(SpreadSignal request, CancellationToken cancellationToken)
    {
        var waiting = await db.Waits.Where(w => w.ProviderId == call.Tenant && w.Name == request.Name && w.DueAt == null).Select(w => w.InstanceId).Distinct().Order().ToListAsync(cancellationToken);
        foreach (var id in waiting)
        {
            if (await db.TakeAsync(db.Instances.Where(i => i.Id == id), cancellationToken) is not { State: ProcessState.Active } instance) continue;
            await room.StepAsync(instance, run => run.Signal(request.Name), new("signal", "", request.Name), cancellationToken);
        }
        return Result.Done;
    }

    public async Task<Result<Done>> Handle(RingTimers request, CancellationToken cancellationToken)
    {
        if (await db.TakeAsync(db.Instances.Where(i => i.Id == request.InstanceId && i.ProviderId == call.Tenant), cancellationToken) is not { State: ProcessState.Active } instance) return Result.Done;
        var now = clock.GetUtcNow();
        var due = await db.Waits.Where(w => w.InstanceId == instance.Id && w.DueAt != null && w.DueAt <= now).OrderBy(w => w.DueAt).Select(w => w.Wait).ToListAsync(cancellationToken);
        var first = instance.Read().Waits.Find(w => w.Id == due.FirstOrDefault());
        return first is not null && await room.StepAsync(instance, run => due.ForEach(run.Fire), new("timer", first.Node), cancellationToken) is { } refusal ? refusal : Result.Done;
    }

    public async Task<Result<IReadOnlyList<DueInstance>>> Handle(DueInstances request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var due = from w in db.Waits join i in db.Instances on w.InstanceId equals i.Id where w.DueAt != null && w.DueAt <= now && !i.Suspended select new { w.ProviderId, w.InstanceId };
        return Result.Of<IReadOnlyList<DueInstance>>([.. (await due.Distinct().Take(500).ToListAsync(cancellationToken)).Select(d => new DueInstance(d.ProviderId, d.InstanceId))]);
    }
}

/// <summary>Rings timers that are due. Several nodes may look at once: the instance's version lets one of them ring, and a timer that rang is gone.</summary>
[Every(5)]
internal sealed class RingTimersJob(SystemCalls calls) : IJob
{
    public async Task RunAsync(IUseCases useCases, CancellationToken ct)
    {
        foreach (var due in (await useCases.SendAsync(new DueInstances(), ct)).Require()) await calls.SendAsync(new RingTimers(due.InstanceId), due.Tenant, ct);
    }
}

/// <summary>What a process said is carried to those it is for.</summary>
internal sealed class WhenProcessSaid : IHandleEvent<ProcessSaid>
{
    public Task HandleAsync(ProcessSaid happened, IUseCases useCases, CancellationToken ct) =>
        happened.Signal ? useCases.SendAsync(new SpreadSignal(happened.Name), ct) : useCases.SendAsync(new DeliverMessage(happened.Name, happened.Subject), ct);
}
