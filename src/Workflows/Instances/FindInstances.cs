using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;
using SmartPark.Workflows.Tasks;

namespace SmartPark.Workflows.Instances;

/// <summary>Cases the caller started in the tenant he acts in, newest first.</summary>
/// <param name="Text">Only those whose title contains this.</param>
/// <param name="State">Only those in this state.</param>
/// <param name="Paging">Which page.</param>
[Permission(WorkflowsPermissions.Work)]
public sealed record MyInstances(string? Text = null, ProcessState? State = null, Paging? Paging = null) : IQuery<Page<InstanceRow>>;

/// <summary>Cases the caller got a copy of, newest first.</summary>
/// <param name="Paging">Which page.</param>
[Permission(WorkflowsPermissions.Work)]
public sealed record MyCopies(Paging? Paging = null) : IQuery<Page<CopyRow>>;

/// <summary>The receipt of a copy: the caller has opened the case.</summary>
/// <param name="InstanceId">The case.</param>
[Permission(WorkflowsPermissions.Work)]
public sealed record ReadCopy(Guid InstanceId) : ICommand;

/// <summary>Cases of the own tenant's processes, for those who watch over them.</summary>
/// <param name="Text">Only those whose title or initiator contains this.</param>
/// <param name="State">Only those in this state.</param>
/// <param name="Key">Only those of this process.</param>
/// <param name="Stuck">Only those where something went wrong, or that are held.</param>
/// <param name="Paging">Which page.</param>
[Permission(WorkflowsPermissions.Watch)]
public sealed record FindInstances(string? Text = null, ProcessState? State = null, string? Key = null, bool Stuck = false, Paging? Paging = null) : IQuery<Page<InstanceRow>>;

/// <summary>A case in a list.</summary>
/// <param name="Id">The case.</param>
/// <param name="Title">Its title.</param>
/// <param name="Key">Its process.</param>
/// <param name="ProcessName">Name of its process.</param>
/// <param name="State">State.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="HasIncident">Something went wrong.</param>
/// <param name="Suspended">It is held.</param>
/// <param name="StarterName">Who started it.</param>
/// <param name="StartedAt">When.</param>
/// <param name="EndedAt">When it ended.</param>
/// <param name="At">The steps it stands in, with whom.</param>
public sealed record InstanceRow(Guid Id, string Title, string Key, string ProcessName, ProcessState State, string Outcome, bool HasIncident, bool Suspended, string StarterName, DateTimeOffset StartedAt, DateTimeOffset? EndedAt, IReadOnlyList<string> At);

/// <summary>A copy.</summary>
/// <param name="InstanceId">The case.</param>
/// <param name="Title">Its title.</param>
/// <param name="ProcessName">Its process.</param>
/// <param name="FromName">Who sent it; empty when the process did.</param>
/// <param name="State">State of the case.</param>
/// <param name="At">When it was sent.</param>
/// <param name="ReadAt">When it was opened.</param>
public sealed record CopyRow(Guid InstanceId, string Title, string ProcessName, string FromName, ProcessState State, DateTimeOffset At, DateTimeOffset? ReadAt);

internal sealed class FindInstancesHandler(WorkflowsDb db, CallContext call, TimeProvider clock)
    : IHandle<MyInstances, Page<InstanceRow>>, IHandle<MyCopies, Page<CopyRow>>, IHandle<ReadCopy, Done>, IHandle<FindInstances, Page<InstanceRow>>
{
    public Task<Result<Page<InstanceRow>>> Handle(MyInstances request, CancellationToken cancellationToken) =>
        PageAsync(db.Instances.Where(i => i.StartedBy == call.Person && i.StartedIn == call.Tenant), request.Text, request.State, request.Paging, cancellationToken);

    public Task<Result<Page<InstanceRow>>> Handle(FindInstances request, CancellationToken cancellationToken)
    {
        var own = db.Instances.Where(i => i.ProviderId == call.Tenant);
        if (!string.IsNullOrEmpty(request.Key)) own = own.Where(i => i.Key == request.Key);
        if (request.Stuck) own = own.Where(i => i.HasIncident || i.Suspended);
        return PageAsync(own, request.Text, request.State, request.Paging, cancellationToken);
    }

    public async Task<Result<Page<CopyRow>>> Handle(MyCopies request, CancellationToken cancellationToken) => await (
        from c in db.Copies.AsNoTracking().Where(c => c.To == call.Person)
        join i in db.Instances on c.InstanceId equals i.Id
        orderby c.At descending, c.Id
        select new CopyRow(i.Id, i.Title, i.ProcessName, c.FromName, i.State, c.At, c.ReadAt)).ToPageAsync(request.Paging, cancellationToken);

    public async Task<Result<Done>> Handle(ReadCopy request, CancellationToken cancellationToken)
    {
        foreach (var copy in await db.Copies.Where(c => c.InstanceId == request.InstanceId && c.To == call.Person && c.ReadAt == null).ToListAsync(cancellationToken)) copy.ReadAt = clock.GetUtcNow();
        return Result.Done;
    }

    private async Task<Result<Page<InstanceRow>>> PageAsync(IQueryable<ProcessInstance> of, string? text, ProcessState? state, Paging? paging, CancellationToken ct)
    {
        if (state is { } only) of = of.Where(i => i.State == only);
        if (!string.IsNullOrWhiteSpace(text)) of = of.Where(i => i.Title.Contains(text.Trim()) || i.StartedByName.Contains(text.Trim()));
        return await of.AsNoTracking().OrderByDescending(i => i.StartedAt).ThenBy(i => i.Id).Select(i => new InstanceRow(
            i.Id, i.Title, i.Key, i.ProcessName, i.State, i.Outcome, i.HasIncident, i.Suspended, i.StartedByName, i.StartedAt, i.EndedAt,
            db.Tasks.Where(t => t.InstanceId == i.Id && t.State == TaskState.Open).Select(t => t.AssigneeName == "" ? t.Name : t.Name + " · " + t.AssigneeName).Take(5).ToList())).ToPageAsync(paging, ct);
    }
}
