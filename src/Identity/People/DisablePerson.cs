using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Identity.People;

/// <summary>The operator disables a person everywhere: all sessions end, personal keys stop.</summary>
/// <param name="PersonId">Who.</param>
/// <remarks>Refusals: <c>person.not-found</c>, <c>person.disabled-already</c>, <c>person.own</c>.</remarks>
[Permission(IdentityPermissions.PeopleManage)]
[PlatformWide("the operator acts on any account")]
public sealed record DisablePerson(PersonId PersonId) : ICommand;

/// <summary>The operator enables a person again.</summary>
/// <param name="PersonId">Who.</param>
/// <remarks>Refusals: <c>person.not-found</c>, <c>person.enabled-already</c>.</remarks>
[Permission(IdentityPermissions.PeopleManage)]
[PlatformWide("the operator acts on any account")]
public sealed record EnablePerson(PersonId PersonId) : ICommand;

/// <summary>People of the whole platform, by name (operator).</summary>
/// <param name="Text">Only those whose name, e-mail or phone contains this.</param>
/// <param name="Paging">Which page.</param>
[Permission(IdentityPermissions.PeopleManage)]
[PlatformWide("the operator sees all accounts")]
[SensitiveRead("people of the platform")]
public sealed record FindPeople(string? Text = null, Paging? Paging = null) : IQuery<Page<PersonRow>>;

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

internal sealed class DisablePersonHandlers(IdentityDb db, CallContext call) : IHandle<DisablePerson, Done>, IHandle<EnablePerson, Done>, IHandle<FindPeople, Page<PersonRow>>
{
    private static readonly Refusal NotFound = new("person.not-found", nameof(DisablePerson.PersonId));

    public async Task<Result<Done>> Handle(DisablePerson request, CancellationToken cancellationToken)
    {
        if (request.PersonId == call.Caller.Person) return new Refusal("person.own", nameof(request.PersonId));
        return await FindAsync(request.PersonId, cancellationToken) is { } account ? account.Disable() : NotFound;
    }

    public async Task<Result<Done>> Handle(EnablePerson request, CancellationToken cancellationToken) =>
        await FindAsync(request.PersonId, cancellationToken) is { } account ? account.Enable() : NotFound;

    public async Task<Result<Page<PersonRow>>> Handle(FindPeople request, CancellationToken cancellationToken)
    {
        var people = db.Accounts.AsNoTracking();
        if (!string.IsNullOrWhiteSpace(request.Text))
        {
            var text = request.Text.Trim();
            people = people.Where(a => a.Name.Contains(text) || a.Email!.Contains(text) || a.Phone!.Contains(text));
        }
        return await people.OrderBy(a => a.Name).ThenBy(a => a.PersonId)
            .Select(a => new PersonRow(a.PersonId, a.Name, a.Email, a.Phone, a.Disabled, a.LockedUntil, db.Memberships.Count(m => m.PersonId == a.PersonId), a.CreatedAt))
            .ToPageAsync(request.Paging, cancellationToken);
    }

    private Task<Account?> FindAsync(PersonId person, CancellationToken ct) => db.Accounts.FirstOrDefaultAsync(a => a.PersonId == person, ct);
}
