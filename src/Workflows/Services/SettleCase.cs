using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.UseCases;
using SmartPark.Workflows.Engine;
using SmartPark.Workflows.Instances;

namespace SmartPark.Workflows.Services;

/// <summary>
/// What a case of the tenant acted in is about was done, in the module that keeps it: when the case's token waits for just that service it goes on, otherwise the case is over, for somebody did it
/// without the process. Nothing happens when no case runs.
/// </summary>
/// <param name="Key">The process.</param>
/// <param name="Subject">What it is about, <c>article:id</c>.</param>
/// <param name="Handler">Code of the service that does it.</param>
/// <param name="Outcome">Word for how a case ends that was overtaken.</param>
[SystemOnly]
[PlatformWide("the next step writes tasks of other tenants that take part; the case is of the tenant acted in")]
public sealed record SettleCase(string Key, string Subject, string Handler, string Outcome) : ICommand;

internal sealed class SettleCaseHandler(WorkflowsDb db, CallContext call, InstanceRoom room) : IHandle<SettleCase, Done>
{
    public async Task<Result<Done>> Handle(SettleCase request, CancellationToken cancellationToken)
    {
        if (await db.TakeAsync(db.Instances.Where(i => i.ProviderId == call.Tenant && i.Key == request.Key && i.Subject == request.Subject && i.State == ProcessState.Active), cancellationToken) is not { } instance) return Result.Done;
        var model = await room.ModelAsync(instance, cancellationToken);
        var waits = instance.Read().Tokens.Find(t => t.State == TokenState.Active && model[t.Node].Calls == request.Handler);
        Action<Run> act = waits is null ? run => run.Terminate(request.Outcome) : run => run.Complete(waits.Id);
        return await room.StepAsync(instance, act, new("service", waits?.Node ?? ""), cancellationToken) is { } refusal ? refusal : Result.Done;
    }
}
