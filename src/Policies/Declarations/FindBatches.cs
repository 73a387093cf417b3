using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;
using SmartPark.Policies.Library;

namespace SmartPark.Policies.Declarations;

/// <summary>The own batches, the newest change first.</summary>
/// <param name="PolicyId">Only of this policy.</param>
/// <param name="Paging">Which rows.</param>
[Permission(PoliciesPermissions.DeclarationRead)]
public sealed record FindBatches(Guid? PolicyId = null, Paging? Paging = null) : IQuery<Page<BatchRow>>;

/// <summary>An own batch with its figures and, when one was made, the list of those who need not declare.</summary>
/// <param name="BatchId">The batch.</param>
/// <remarks>Refusal: <c>batch.not-found</c>.</remarks>
[Permission(PoliciesPermissions.DeclarationRead)]
public sealed record GetBatch(Guid BatchId) : IQuery<BatchView>;

/// <summary>Declarations of an own batch, by number.</summary>
/// <param name="BatchId">The batch.</param>
/// <param name="State">Only in this state.</param>
/// <param name="Paging">Which rows.</param>
[Permission(PoliciesPermissions.DeclarationRead)]
public sealed record FindDeclarations(Guid BatchId, DeclarationState? State = null, Paging? Paging = null) : IQuery<Page<DeclarationRow>>;

/// <summary>Batches the own enterprise may read that are open or open later, the next deadline first.</summary>
/// <param name="PolicyId">Only of this policy.</param>
[Permission(PoliciesPermissions.MatchRead)]
public sealed record OpenBatches(Guid? PolicyId = null) : IQuery<IReadOnlyList<BatchRow>>;

/// <summary>A batch.</summary>
/// <param name="Id">Id.</param>
/// <param name="PolicyId">The policy.</param>
/// <param name="PolicyTitle">Its title.</param>
/// <param name="Name">Name of the batch.</param>
/// <param name="Opens">First day.</param>
/// <param name="Closes">Last day.</param>
/// <param name="State">Where it stands today.</param>
/// <param name="Declarations">How many declared, as far as the caller may know: a keeper all, an enterprise its own.</param>
/// <param name="ChangedAt">Last change.</param>
public sealed record BatchRow(Guid Id, Guid PolicyId, string PolicyTitle, string Name, DateOnly Opens, DateOnly Closes, BatchState State, int Declarations, DateTimeOffset ChangedAt);

/// <summary>A batch in full.</summary>
/// <param name="Row">As in lists.</param>
/// <param name="Content">What it says.</param>
/// <param name="Counts">Declarations by state; states without one are left out.</param>
/// <param name="GrantedFen">What is granted in all, 分.</param>
/// <param name="PaidFen">What is paid in all, 分.</param>
/// <param name="Exempt">The list of those who need not declare; null before it is made.</param>
/// <param name="Version">Version to save with.</param>
public sealed record BatchView(BatchRow Row, BatchContent Content, IReadOnlyDictionary<DeclarationState, int> Counts, long GrantedFen, long PaidFen, ExemptView? Exempt, long Version);

/// <summary>A declaration. Money is in 分.</summary>
/// <param name="Id">Id.</param>
/// <param name="Number">Number within the batch; null for the moment before it has one.</param>
/// <param name="BatchId">The batch.</param>
/// <param name="PolicyId">The policy.</param>
/// <param name="PolicyTitle">Its title.</param>
/// <param name="EnterpriseName">The enterprise.</param>
/// <param name="State">State.</param>
/// <param name="Exempt">Paid without an application.</param>
/// <param name="AskedFen">Amount asked.</param>
/// <param name="GrantedFen">Amount granted.</param>
/// <param name="PublicFrom">First day shown in public.</param>
/// <param name="PublicUntil">Last day shown in public.</param>
/// <param name="PaidFen">Amount paid.</param>
/// <param name="PaidOn">The day it was.</param>
/// <param name="Voucher">Number of the voucher.</param>
/// <param name="Reason">Why it was turned down or taken back.</param>
/// <param name="InstanceId">Its case; null for one without.</param>
/// <param name="MadeAt">When it was made.</param>
public sealed record DeclarationRow(
    Guid Id, int? Number, Guid BatchId, Guid PolicyId, string PolicyTitle, string EnterpriseName, DeclarationState State, bool Exempt, long? AskedFen, long? GrantedFen, DateOnly? PublicFrom, DateOnly? PublicUntil,
    long? PaidFen, DateOnly? PaidOn, string Voucher, string Reason, Guid? InstanceId, DateTimeOffset MadeAt)
{
    internal static Expression<Func<Declaration, DeclarationRow>> Of { get; } = d => new(
        d.Id, d.Number, d.BatchId, d.PolicyId, d.PolicyTitle, d.EnterpriseName, d.State, d.Exempt, d.AskedFen, d.GrantedFen, d.PublicFrom, d.PublicUntil, d.PaidFen, d.PaidOn, d.Voucher, d.Reason, d.InstanceId, d.MadeAt);
}

internal sealed class FindBatchesHandler(PoliciesDb db, CallContext call, TimeProvider clock)
    : IHandle<FindBatches, Page<BatchRow>>, IHandle<GetBatch, BatchView>, IHandle<FindDeclarations, Page<DeclarationRow>>, IHandle<OpenBatches, IReadOnlyList<BatchRow>>
{
    public async Task<Result<Page<BatchRow>>> Handle(FindBatches request, CancellationToken cancellationToken)
    {
        var own = db.Batches.AsNoTracking().Where(b => b.TenantId == call.Tenant);
        if (request.PolicyId is { } policy) own = own.Where(b => b.PolicyId == policy);
        var page = await own.OrderByDescending(b => b.ChangedAt).ThenBy(b => b.Id).Select(b => new { Batch = b, Declared = db.Declarations.Count(d => d.BatchId == b.Id) }).ToPageAsync(request.Paging, cancellationToken);
        return new Page<BatchRow>([.. page.Rows.Select(r => Row(r.Batch, r.Declared))], page.Total, page.Number, page.Size, page.Next);
    }

    public async Task<Result<BatchView>> Handle(GetBatch request, CancellationToken cancellationToken)
    {
        if (await db.Batches.AsNoTracking().SingleOrDefaultAsync(b => b.Id == request.BatchId && b.TenantId == call.Tenant, cancellationToken) is not { } batch) return new Refusal("batch.not-found");
        var groups = await db.Declarations.Where(d => d.BatchId == batch.Id).GroupBy(d => d.State)
            .Select(g => new { State = g.Key, Count = g.Count(), Granted = g.Sum(d => d.GrantedFen ?? 0), Paid = g.Sum(d => d.PaidFen ?? 0) }).ToListAsync(cancellationToken);
        var list = await db.ExemptLists.AsNoTracking().SingleOrDefaultAsync(l => l.BatchId == batch.Id && l.TenantId == call.Tenant, cancellationToken);
        return new BatchView(
            Row(batch, groups.Sum(g => g.Count)), batch.Content(), groups.ToDictionary(g => g.State, g => g.Count), groups.Where(g => g.State is DeclarationState.Publicised or DeclarationState.Paid).Sum(g => g.Granted),
            groups.Sum(g => g.Paid), list is null ? null : ExemptView.Of(list), batch.Version);
    }

    public async Task<Result<Page<DeclarationRow>>> Handle(FindDeclarations request, CancellationToken cancellationToken)
    {
        var found = db.Declarations.AsNoTracking().Where(d => d.BatchId == request.BatchId && d.ProviderId == call.Tenant);
        if (request.State is { } state) found = found.Where(d => d.State == state);
        return await found.OrderBy(d => d.Number == null).ThenBy(d => d.Number).ThenBy(d => d.Id).Select(DeclarationRow.Of).ToPageAsync(request.Paging, cancellationToken);
    }

    public async Task<Result<IReadOnlyList<BatchRow>>> Handle(OpenBatches request, CancellationToken cancellationToken)
    {
        var day = PolicyDates.Today(clock);
        var found = db.Batches.AsNoTracking().Where(b => b.Visible && b.TenantId != call.Tenant && b.ClosedAt == null && b.Closes >= day && db.Policies.Any(p => p.Id == b.PolicyId && p.Visible));
        if (request.PolicyId is { } policy) found = found.Where(b => b.PolicyId == policy);
        var rows = await found.OrderBy(b => b.Closes).ThenBy(b => b.Id).Take(200).Select(b => new { Batch = b, Own = db.Declarations.Count(d => d.ConsumerId == call.Tenant && d.CountsIn == b.Id) }).ToListAsync(cancellationToken);
        return Result.Of<IReadOnlyList<BatchRow>>([.. rows.Select(r => Row(r.Batch, r.Own))]);
    }

    private BatchRow Row(Batch batch, int declared) => new(batch.Id, batch.PolicyId, batch.PolicyTitle, batch.Name, batch.Opens, batch.Closes, batch.StateOn(PolicyDates.Today(clock)), declared, batch.ChangedAt);
}
