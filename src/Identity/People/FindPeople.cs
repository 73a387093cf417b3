using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Identity.People;

/// <summary>People of the whole platform, by name (operator).</summary>
/// <param name="Text">Only those whose name, e-mail or phone contains this.</param>
/// <param name="Disabled">Only those who are disabled, or only those who are not.</param>
/// <param name="Paging">Which page; sorts: name, since.</param>
[Permission(IdentityPermissions.PeopleManage)]
[PlatformWide("the operator sees all accounts")]
[SensitiveRead("people of the platform")]
public sealed record FindPeople(string? Text = null, bool? Disabled = null, Paging? Paging = null) : IQuery<Page<PersonRow>>;

/// <summary>A person as the operator sees him.</summary>
/// <param name="Person">Who.</param>
/// <param name="Name">Name.</param>
/// <param name="Email">E-mail.</param>
/// <param name="Phone">Mobile number.</param>
/// <param name="Disabled">True when he cannot act anywhere.</param>
/// <param name="LockedUntil">Set while failed sign-ins lock the account.</param>
/// <param name="Tenants">Number of tenants he belongs to.</param>
/// <param name="CreatedAt">Since when.</param>
public sealed record PersonRow(PersonId Person, string Name, string? Email, string? Phone, bool Disabled, DateTimeOffset? LockedUntil, int Tenants, DateTimeOffset CreatedAt);

internal sealed class FindPeopleHandler(IdentityDb db) : IHandle<FindPeople, Page<PersonRow>>
{
    public async Task<Result<Page<PersonRow>>> Handle(FindPeople request, CancellationToken cancellationToken)
    {
        var people = db.Accounts.AsNoTracking();
        if (request.Disabled is { } disabled) people = people.Where(a => a.Disabled == disabled);
        if (!string.IsNullOrWhiteSpace(request.Text))
        {
            var text = request.Text.Trim();
            var key = Account.KeyOf(text)!;
            people = people.Where(a => a.Name.Contains(text) || a.EmailKey!.Contains(key) || a.Phone!.Contains(text));
        }
        var ordered = request.Paging?.Sort switch
        {
            "-name" => people.OrderByDescending(a => a.Name),
            "since" => people.OrderBy(a => a.CreatedAt),
            "-since" => people.OrderByDescending(a => a.CreatedAt),
            _ => people.OrderBy(a => a.Name),
        };
        return await ordered.ThenBy(a => a.PersonId)
            .Select(a => new PersonRow(a.PersonId, a.Name, a.Email, a.Phone, a.Disabled, a.LockedUntil, db.Memberships.Count(m => m.PersonId == a.PersonId), a.CreatedAt))
            .ToPageAsync(request.Paging, cancellationToken);
    }
}
