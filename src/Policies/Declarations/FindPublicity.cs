using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.UseCases;
using SmartPark.Policies.Library;

namespace SmartPark.Policies.Declarations;

/// <summary>Who is to be paid what, as shown in public today; the longest to go first.</summary>
/// <param name="Paging">Which rows.</param>
[Anonymous]
public sealed record FindPublicity(Paging? Paging = null) : IQuery<Page<PublicityRow>>;

/// <summary>A line of the public notice.</summary>
/// <param name="DeclarationId">What it is about.</param>
/// <param name="PolicyId">The policy.</param>
/// <param name="PolicyTitle">Its title.</param>
/// <param name="BatchName">The batch.</param>
/// <param name="EnterpriseName">The enterprise.</param>
/// <param name="GrantedFen">Amount granted, 分.</param>
/// <param name="From">First day shown.</param>
/// <param name="Until">Last day shown.</param>
/// <param name="Exempt">Without an application.</param>
public sealed record PublicityRow(Guid DeclarationId, Guid PolicyId, string PolicyTitle, string BatchName, string EnterpriseName, long GrantedFen, DateOnly From, DateOnly Until, bool Exempt);

internal sealed class FindPublicityHandler(PoliciesDb db, TimeProvider clock) : IHandle<FindPublicity, Page<PublicityRow>>
{
    public async Task<Result<Page<PublicityRow>>> Handle(FindPublicity request, CancellationToken cancellationToken)
    {
        var today = PolicyDates.Today(clock);
        return await db.Notices.AsNoTracking().Where(n => n.Visible && n.From <= today && n.Until >= today).OrderByDescending(n => n.Until).ThenBy(n => n.PolicyTitle).ThenBy(n => n.EnterpriseName).ThenBy(n => n.DeclarationId)
            .Select(n => new PublicityRow(n.DeclarationId, n.PolicyId, n.PolicyTitle, n.BatchName, n.EnterpriseName, n.GrantedFen, n.From, n.Until, n.Exempt)).ToPageAsync(request.Paging, cancellationToken);
    }
}
