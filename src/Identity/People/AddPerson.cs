using Microsoft.EntityFrameworkCore;
using SmartPark.Identity.Checks;
using SmartPark.Identity.Memberships;
using SmartPark.Identity.Passwords;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Identity.People;

/// <summary>Makes a login, unless the e-mail has one, and puts the person into a tenant: demo data and the command line.</summary>
/// <param name="TenantId">The tenant.</param>
/// <param name="Name">Name.</param>
/// <param name="Email">E-mail: the login.</param>
/// <param name="Roles">Role codes; replace earlier ones of that person there.</param>
/// <param name="Password">Password of a new login; null for none (an invitation or reset link sets it).</param>
/// <param name="Phone">Mobile number.</param>
/// <param name="Culture"><c>zh-CN</c> or <c>en</c>.</param>
/// <param name="Title">Post in the tenant.</param>
/// <remarks>Refusals: <c>tenant.not-found</c>, <c>role.unknown</c>, <c>conflict.exists</c>; the password is held to length and breach list.</remarks>
[SystemOnly]
[PlatformWide("writes a person and a tenant's membership at once")]
public sealed record AddPerson(
    TenantId TenantId, string Name, string Email, IReadOnlyList<string> Roles, string? Password = null, string? Phone = null, string Culture = "zh-CN", string? Title = null) : ICommand<PersonId>, IChecked
{
    /// <inheritdoc/>
    public IEnumerable<Refusal> Check() =>
        [.. Shape.Line(Name, Shape.PersonName, nameof(Name)), .. Shape.Email(Email, nameof(Email)), .. Shape.Phone(Phone, nameof(Phone)), .. Shape.Line(Title, 60, nameof(Title), false)];
}

internal sealed class BeforeAddPerson(PasswordHashes hashes) : IBefore<AddPerson>
{
    public string? Hash { get; private set; }

    public async Task<Refusal?> BeforeAsync(AddPerson request, CancellationToken ct)
    {
        if (request.Password is not { } password) return null;
        if (PasswordRules.Standard.Check(password, [request.Name, request.Email], nameof(request.Password)) is { } refusal) return refusal;
        Hash = await hashes.HashAsync(password, ct);
        return null;
    }
}

internal sealed class AddPersonHandler(IdentityDb db, BeforeAddPerson before, TimeProvider clock) : IHandle<AddPerson, PersonId>
{
    public async Task<Result<PersonId>> Handle(AddPerson request, CancellationToken cancellationToken)
    {
        if (await db.Tenants.FirstOrDefaultAsync(t => t.Id == request.TenantId, cancellationToken) is not { } tenant) return new Refusal("tenant.not-found", nameof(request.TenantId));
        if (await RoleCheck.UnknownAsync(db, tenant.Id, tenant.Kind, request.Roles, nameof(request.Roles), cancellationToken) is { } unknown) return unknown;
        var key = Account.KeyOf(request.Email);
        var account = await db.Accounts.FirstOrDefaultAsync(a => a.EmailKey == key, cancellationToken) ?? Make(request);
        var membership = await db.Memberships.FirstOrDefaultAsync(m => m.TenantId == tenant.Id && m.PersonId == account.PersonId, cancellationToken);
        if (membership is null) db.Add(membership = Membership.Join(tenant.Id, account, request.Roles, clock.GetUtcNow()));
        membership.Grant(request.Roles);
        membership.Place(membership.DepartmentId, Shape.CleanOrNull(request.Title, 60));
        return account.PersonId;
    }

    private Account Make(AddPerson request)
    {
        var now = clock.GetUtcNow();
        var account = Account.Open(PersonId.New(), Shape.Clean(request.Name, Shape.PersonName), Shape.EmailOrNull(request.Email), Shape.PhoneOrNull(request.Phone), request.Culture, now);
        if (before.Hash is { } hash) account.SetPassword(hash, PasswordRules.Standard.Remembered, now);
        db.Add(account);
        return account;
    }
}
