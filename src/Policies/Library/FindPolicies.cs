using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Policies.Library;

/// <summary>The own library for the people who keep it, drafts and withdrawn policies included; newest change first.</summary>
/// <param name="Text">Words in title, issuer or document number.</param>
/// <param name="State">One state only.</param>
/// <param name="Level">One level only.</param>
/// <param name="ToolClass">One class of tool only.</param>
/// <param name="InForceOnly">Leaves out the expired and the superseded.</param>
/// <param name="ImportantOnly">Only those in the carousel.</param>
/// <param name="Paging">Which rows; sorts by <c>title</c>, <c>issuer</c>, <c>published</c>, <c>until</c>, <c>changed</c>.</param>
[Permission(PoliciesPermissions.Read)]
public sealed record FindPolicies(
    string? Text = null, PolicyState? State = null, PolicyLevel? Level = null, string? ToolClass = null, bool InForceOnly = false, bool ImportantOnly = false, Paging? Paging = null)
    : IQuery<Page<PolicyRow>>;

internal sealed class FindPoliciesHandler(PoliciesDb db, CallContext call, TimeProvider clock) : IHandle<FindPolicies, Page<PolicyRow>>
{
    public async Task<Result<Page<PolicyRow>>> Handle(FindPolicies request, CancellationToken cancellationToken)
    {
        var found = db.Policies.AsNoTracking().Where(p => p.TenantId == call.Tenant);
        if (request.Text?.Trim() is { Length: > 0 } text) found = found.Where(p => p.Title.Contains(text) || p.Issuer.Contains(text) || p.DocumentNumber.Contains(text));
        if (request.State is { } state) found = found.Where(p => p.State == state);
        if (request.Level is { } level) found = found.Where(p => p.Level == level);
        if (request.ToolClass is { Length: > 0 } tool) found = found.Where(p => p.ToolClass.Contains(tool));
        if (request.ImportantOnly) found = found.Where(p => p.Important);
        if (request.InForceOnly) found = found.Where(InForce.On(PolicyDates.Today(clock)));
        return await Sorted(found, request.Paging?.Sort).Select(PolicyRow.Of).ToPageAsync(request.Paging, cancellationToken);
    }

    private static IQueryable<Policy> Sorted(IQueryable<Policy> found, string? sort) => sort switch
    {
        "title" => found.OrderBy(p => p.Title).ThenBy(p => p.Id),
        "-title" => found.OrderByDescending(p => p.Title).ThenBy(p => p.Id),
        "issuer" => found.OrderBy(p => p.Issuer).ThenBy(p => p.Title).ThenBy(p => p.Id),
        "-issuer" => found.OrderByDescending(p => p.Issuer).ThenBy(p => p.Title).ThenBy(p => p.Id),
        "published" => found.OrderBy(p => p.PublishedOn).ThenBy(p => p.Id),
        "-published" => found.OrderByDescending(p => p.PublishedOn).ThenBy(p => p.Id),
        "until" => found.OrderBy(p => p.ValidUntil).ThenBy(p => p.Id),
        "-until" => found.OrderByDescending(p => p.ValidUntil).ThenBy(p => p.Id),
        "changed" => found.OrderBy(p => p.ChangedAt).ThenBy(p => p.Id),
        _ => found.OrderByDescending(p => p.ChangedAt).ThenBy(p => p.Id),
    };
}
