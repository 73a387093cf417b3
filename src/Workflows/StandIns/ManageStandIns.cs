using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.Time;
using SmartPark.Kernel.UseCases;
using SmartPark.Workflows.Approvers;

namespace SmartPark.Workflows.StandIns;

/// <summary>委托: lets a colleague do one's new tasks for a time. Answers its id.</summary>
/// <param name="By">A colleague who can act.</param>
/// <param name="From">First day.</param>
/// <param name="Until">Last day, at most a year later.</param>
/// <param name="Keys">Processes it holds for; none for all.</param>
/// <remarks>Refusals: <c>task.self</c>, <c>task.person</c>, <c>standin.period</c>, <c>standin.circle</c> when he has given his own to the caller for the same time.</remarks>
[Permission(WorkflowsPermissions.Work)]
public sealed record NameStandIn(PersonId By, DateOnly From, DateOnly Until, IReadOnlyList<string>? Keys = null) : ICommand<Guid>, IChecked
{
    /// <inheritdoc/>
    public IEnumerable<Refusal> Check()
    {
        if (Until < From || Until > From.AddYears(1)) yield return new("standin.period", nameof(Until));
        if (Keys?.Count > 30 || Keys?.Any(k => !Definitions.SaveDefinition.IsKey(k)) == true) yield return new("definition.key", nameof(Keys));
    }
}

/// <summary>Ends a stand-in before its time.</summary>
/// <param name="StandInId">Which.</param>
/// <remarks>Refusal: <c>standin.not-found</c>.</remarks>
[Permission(WorkflowsPermissions.Work)]
public sealed record EndStandIn(Guid StandInId) : ICommand;

/// <summary>Who stands in for the caller, and for whom he stands in: those that hold now or later.</summary>
[Permission(WorkflowsPermissions.Work)]
public sealed record MyStandIns : IQuery<IReadOnlyList<StandInRow>>;

/// <summary>A stand-in.</summary>
/// <param name="Id">Which.</param>
/// <param name="ForName">Whose tasks.</param>
/// <param name="ByName">Who does them.</param>
/// <param name="From">First day.</param>
/// <param name="Until">Last day.</param>
/// <param name="Keys">Processes it holds for; none for all.</param>
/// <param name="Own">The caller's own tasks.</param>
public sealed record StandInRow(Guid Id, string ForName, string ByName, DateOnly From, DateOnly Until, IReadOnlyList<string> Keys, bool Own);

internal sealed class ManageStandInsHandler(WorkflowsDb db, CallContext call, Colleagues colleagues, TimeProvider clock) : IHandle<NameStandIn, Guid>, IHandle<EndStandIn, Done>, IHandle<MyStandIns, IReadOnlyList<StandInRow>>
{
    public async Task<Result<Guid>> Handle(NameStandIn request, CancellationToken cancellationToken)
    {
        if (request.By == call.Person) return new Refusal("task.self", nameof(request.By));
        if (await colleagues.FindAsync(call.Tenant, request.By, cancellationToken) is not { } colleague) return new Refusal("task.person", nameof(request.By));
        if (await db.StandIns.AnyAsync(s => s.TenantId == call.Tenant && s.For == request.By && s.By == call.Person && !s.Ended && s.From <= request.Until && s.Until >= request.From, cancellationToken)) return Refusal.With("standin.circle", nameof(request.By), colleague.Name);
        var standIn = new StandIn { TenantId = call.Tenant, For = call.Person, ForName = call.Caller.DisplayName, By = request.By, ByName = colleague.Name, From = request.From, Until = request.Until, Keys = string.Join(',', request.Keys ?? []) };
        db.Add(standIn);
        return standIn.Id;
    }

    public async Task<Result<Done>> Handle(EndStandIn request, CancellationToken cancellationToken)
    {
        if (await db.StandIns.SingleOrDefaultAsync(s => s.Id == request.StandInId && s.TenantId == call.Tenant && s.For == call.Person, cancellationToken) is not { } standIn) return new Refusal("standin.not-found");
        standIn.Ended = true;
        return Result.Done;
    }

    public async Task<Result<IReadOnlyList<StandInRow>>> Handle(MyStandIns request, CancellationToken cancellationToken)
    {
        var today = ChinaTime.Today(clock);
        var rows = await db.StandIns.AsNoTracking().Where(s => s.TenantId == call.Tenant && (s.For == call.Person || s.By == call.Person) && !s.Ended && s.Until >= today).OrderBy(s => s.From).ToListAsync(cancellationToken);
        return Result.Of<IReadOnlyList<StandInRow>>([.. rows.Select(s => new StandInRow(s.Id, s.ForName, s.ByName, s.From, s.Until, [.. s.Keys.Split(',', StringSplitOptions.RemoveEmptyEntries)], s.For == call.Person))]);
    }
}
