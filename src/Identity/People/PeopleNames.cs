using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Identity.People;

/// <summary>Names of people the caller shares a tenant with, or of anybody when the platform itself asks. Others are missing in the answer.</summary>
/// <param name="People">At most 500.</param>
/// <remarks>Refusal: <c>people.too-many</c>.</remarks>
[Permission(Permission.SignedIn)]
[PlatformWide("names stand in memberships of all tenants; held to tenants shared with the caller below")]
public sealed record PeopleNames(IReadOnlyList<PersonId> People) : IQuery<IReadOnlyDictionary<PersonId, string>>, IChecked
{
    /// <inheritdoc/>
    public IEnumerable<Refusal> Check() => People.Count > 500 ? [new("people.too-many", nameof(People))] : [];
}

internal sealed class PeopleNamesHandler(IdentityDb db, CallContext call) : IHandle<PeopleNames, IReadOnlyDictionary<PersonId, string>>
{
    public async Task<Result<IReadOnlyDictionary<PersonId, string>>> Handle(PeopleNames request, CancellationToken cancellationToken)
    {
        var people = request.People.Distinct().ToList();
        var accounts = db.Accounts.AsNoTracking().Where(a => people.Contains(a.PersonId));
        if (call.Caller.Kind != TicketKind.System)
        {
            var mine = db.Memberships.Where(m => m.PersonId == call.Person && !m.Disabled).Select(m => m.TenantId);
            accounts = accounts.Where(a => a.PersonId == call.Person || db.Memberships.Any(m => m.PersonId == a.PersonId && mine.Contains(m.TenantId)));
        }
        var names = await accounts.Select(a => new { a.PersonId, a.Name }).ToDictionaryAsync(a => a.PersonId, a => a.Name, cancellationToken);
        return Result.Of<IReadOnlyDictionary<PersonId, string>>(names);
    }
}
