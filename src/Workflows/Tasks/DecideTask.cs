using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.UseCases;
using SmartPark.Workflows.Expressions;
using SmartPark.Workflows.Forms;
using SmartPark.Workflows.Instances;

namespace SmartPark.Workflows.Tasks;

/// <summary>Approves, rejects or completes a task of the caller.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="Decision">What is said. A task that is approved or rejected is not completed, and the other way round.</param>
/// <param name="Comment">Opinion, at most 2,000 characters; a task may demand one.</param>
/// <param name="Values">Fields of the form the task lets one edit, a JSON object.</param>
/// <param name="Files">Attached files, at most 20.</param>
/// <remarks>Refusals: <c>task.not-found</c>, <c>task.gone</c> when somebody was quicker, <c>task.delegated</c>, <c>task.waits</c>, <c>task.decision</c>, <c>task.comment</c>, <c>form.*</c>, <c>workflow.suspended</c>.</remarks>
[Permission(WorkflowsPermissions.Work)]
[PlatformWide("the next step writes tasks of other tenants that take part; the task must be the caller's")]
public sealed record DecideTask(Guid TaskId, Decision Decision, string Comment = "", string Values = "{}", IReadOnlyList<Guid>? Files = null) : ICommand, IChecked
{
    /// <inheritdoc/>
    public IEnumerable<Refusal> Check() => Remark.Check(Comment, Files);
}

/// <summary>What is said with a verb.</summary>
internal static class Remark
{
    /// <summary>Files beside one remark.</summary>
    public const int MostFiles = 20;

    public static IEnumerable<Refusal> Check(string comment, IReadOnlyList<Guid>? files = null, bool needed = false)
    {
        if (comment.Length > Act.MostText) yield return Refusal.With("task.comment-long", "Comment", Act.MostText);
        if (needed && string.IsNullOrWhiteSpace(comment)) yield return new("task.comment", "Comment");
        if (files?.Count > MostFiles) yield return Refusal.With("task.files", "Files", MostFiles);
    }
}

internal sealed class DecideTaskHandler(WorkflowsDb db, CallContext call, TaskDoor door, InstanceRoom room, TaskDesk desk, TimeProvider clock) : IHandle<DecideTask, Done>
{
    public async Task<Result<Done>> Handle(DecideTask request, CancellationToken cancellationToken)
    {
        var opened = await door.OpenAsync(request.TaskId, cancellationToken);
        if (!opened.Succeeded) return opened.Refusal;
        var (task, instance, model) = opened.Value;
        if (task.NotNow() is { } notNow) return notNow;
        if (instance.Suspended) return new Refusal("workflow.suspended");
        if (task.Votes != (request.Decision != Decision.Complete)) return new Refusal("task.decision", nameof(request.Decision));
        if (NeedsComment(opened.Value, request.Decision) && string.IsNullOrWhiteSpace(request.Comment)) return new Refusal("task.comment", nameof(request.Comment));
        if (ValueJson.TryValues(request.Values) is not { } submitted) return new Refusal("workflow.values", nameof(request.Values));
        var state = instance.Read();
        var present = state.Scopes.Find(s => s.Owner == 0)?.Variables ?? [];
        var values = request.Decision == Decision.Reject ? Result.Of<IReadOnlyDictionary<string, Value>>(new Dictionary<string, Value>()) : FormDoor.Check(model, opened.Value.Node, submitted, present);
        if (!values.Succeeded) return values.Refusal;
        var results = request.Comment.Trim() is { Length: > 0 } comment ? new Dictionary<string, Value>(values.Value) { ["_comment"] = Value.Of(comment) } : values.Value;
        task.Decide(request.Decision, call.Person, clock.GetUtcNow());
        desk.Touched.Add(task.For);
        var verb = new Verb(request.Decision.ToString().ToLowerInvariant(), task.Node, request.Comment.Trim(), opened.Value.OnBehalfOf(call.Person), values.Value, request.Files);
        var verdict = await VerdictAsync(task, cancellationToken);
        if (verdict is { } final) return await room.StepAsync(instance, run => run.Complete(task.Token, results, final.Approved), verb, cancellationToken) is { } refusal ? refusal : Result.Done;
        return await room.StepAsync(instance, run => run.Put(task.Token, results), verb, cancellationToken) is { } no ? no : Result.Done;
    }

    private static bool NeedsComment(OpenedTask opened, Decision decision) => opened.Node.Settings.GetValueOrDefault("comment", "reject") switch
    {
        "required" => true,
        "reject" => decision == Decision.Reject,
        _ => false,
    };

    /// <summary>
    /// What the token's tasks say together; null while signers who were added are still to sign. One no is a no at once. Signers added before let the one who added them go on; those added
    /// after or beside him, when he has signed, are all that is left.
    /// </summary>
    private async Task<Verdict?> VerdictAsync(WorkTask decided, CancellationToken ct)
    {
        if (decided.Decided == Decision.Reject) return new(false);
        var all = await db.Tasks.Where(t => t.InstanceId == decided.InstanceId && t.Token == decided.Token && t.Node == decided.Node && (t.State == TaskState.Open || t.State == TaskState.Waiting)).ToListAsync(ct);
        var open = all.Where(t => t.IsOpen && t.Id != decided.Id).ToList();
        foreach (var after in open.Where(t => t.Added == AddedAs.After && t.AddedTo == decided.Id)) after.Open();
        if (decided.AddedTo is { } adder && !open.Exists(t => t.AddedTo == adder && t.Added == AddedAs.Before) && open.Find(t => t.Id == adder) is { } waits && decided.Added == AddedAs.Before) waits.Open();
        var own = decided.Added == AddedAs.None || !open.Exists(t => t.Added == AddedAs.None);
        return own && !open.Exists(t => t.Added != AddedAs.None) ? new(decided.Votes ? true : null) : null;
    }

    private sealed record Verdict(bool? Approved);
}
