using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;
using SmartPark.Policies.Library;

namespace SmartPark.Policies.Reach;

/// <summary>Writes down a call or visit at an enterprise of the park.</summary>
/// <param name="Enterprise">The enterprise.</param>
/// <param name="Kind">How.</param>
/// <param name="On">When; not in the future.</param>
/// <param name="Note">What was said, at most 2,000 characters.</param>
/// <param name="PolicyId">The policy it was about, or null.</param>
/// <remarks>Refusals: <c>visit.enterprise</c>, <c>visit.note</c>, <c>visit.day</c>, <c>policy.not-found</c>.</remarks>
[Permission(PoliciesPermissions.Reach)]
public sealed record LogVisit(TenantId Enterprise, VisitKind Kind, DateOnly On, string Note, Guid? PolicyId = null) : ICommand<Guid>, IChecked
{
    /// <inheritdoc/>
    public IEnumerable<Refusal> Check() => string.IsNullOrWhiteSpace(Note) || Note.Length > 2000 ? [Refusal.With("visit.note", nameof(Note), 2000)] : [];
}

/// <summary>Calls and visits of the own officers, the newest first.</summary>
/// <param name="Enterprise">Only at this enterprise.</param>
/// <param name="PolicyId">Only about this policy.</param>
/// <param name="Paging">Which rows.</param>
[Permission(PoliciesPermissions.Reach)]
public sealed record FindVisits(TenantId? Enterprise = null, Guid? PolicyId = null, Paging? Paging = null) : IQuery<Page<VisitRow>>;

/// <summary>A call or visit.</summary>
/// <param name="Id">Id.</param>
/// <param name="Enterprise">The enterprise.</param>
/// <param name="EnterpriseName">Its name.</param>
/// <param name="PolicyId">The policy it was about.</param>
/// <param name="Kind">How.</param>
/// <param name="On">When.</param>
/// <param name="Note">What was said.</param>
/// <param name="ByName">Who was there for the park.</param>
public sealed record VisitRow(Guid Id, TenantId Enterprise, string EnterpriseName, Guid? PolicyId, VisitKind Kind, DateOnly On, string Note, string ByName);

internal sealed class LogVisitHandler(PoliciesDb db, CallContext call, TimeProvider clock) : IHandle<LogVisit, Guid>, IHandle<FindVisits, Page<VisitRow>>
{
    public async Task<Result<Guid>> Handle(LogVisit request, CancellationToken cancellationToken)
    {
        if (request.On > PolicyDates.Today(clock) || request.On.Year < 2000) return new Refusal("visit.day", nameof(request.On));
        var own = call.Tenant;
        if (await db.Profiles.AsNoTracking().Where(p => p.TenantId == request.Enterprise && p.Visible && p.TenantId != own).Select(p => p.Name).SingleOrDefaultAsync(cancellationToken) is not { } name) return new Refusal("visit.enterprise", nameof(request.Enterprise));
        if (request.PolicyId is { } policy && !await db.Policies.AnyAsync(p => p.Id == policy, cancellationToken)) return new Refusal("policy.not-found", nameof(request.PolicyId));
        var visit = new Visit
        {
            TenantId = own,
            Enterprise = request.Enterprise,
            EnterpriseName = name,
            Kind = request.Kind,
            On = request.On,
            Note = request.Note.Trim(),
            PolicyId = request.PolicyId,
            By = call.Caller.Person,
            ByName = call.Caller.DisplayName ?? "",
            At = clock.GetUtcNow(),
        };
        db.Add(visit);
        if (visit.PolicyId is { } about) db.Raise(new ReachChanged(own, about));
        return visit.Id;
    }

    public async Task<Result<Page<VisitRow>>> Handle(FindVisits request, CancellationToken cancellationToken)
    {
        var visits = db.Visits.AsNoTracking().Where(v => v.TenantId == call.Tenant);
        if (request.Enterprise is { } enterprise) visits = visits.Where(v => v.Enterprise == enterprise);
        if (request.PolicyId is { } policy) visits = visits.Where(v => v.PolicyId == policy);
        return await visits.OrderByDescending(v => v.On).ThenBy(v => v.Id).Select(v => new VisitRow(v.Id, v.Enterprise, v.EnterpriseName, v.PolicyId, v.Kind, v.On, v.Note, v.ByName)).ToPageAsync(request.Paging, cancellationToken);
    }
}
