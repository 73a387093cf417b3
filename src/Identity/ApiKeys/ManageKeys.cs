using Microsoft.EntityFrameworkCore;
using SmartPark.Identity.Checks;
using SmartPark.Identity.Memberships;
using SmartPark.Identity.Roles;
using SmartPark.Identity.Sessions;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Identity.ApiKeys;

/// <summary>Makes a key with which a program acts for me in the present tenant. It can never do more than I can at that moment.</summary>
/// <param name="Name">What it is for, at most 60 characters.</param>
/// <param name="Scopes">Permission codes that I hold; may be empty.</param>
/// <param name="Days">Life in days, 1 to 366.</param>
/// <remarks>Refusals: <c>key.days</c>, <c>role.beyond</c>, <c>key.too-many</c>, <c>key.no-tenant</c>, <c>session.reauthenticate</c>, <c>session.needed</c>.</remarks>
[Permission(Permission.SignedIn)]
[ShownOnce]
public sealed record MakeMyKey(string Name, IReadOnlyList<string> Scopes, int Days) : ICommand<MadeKey>, IChecked
{
    /// <inheritdoc/>
    public IEnumerable<Refusal> Check() => KeyMaking.Check(Name, Scopes, Days);
}

/// <summary>Makes a key for a service of the own tenant. It acts for no person.</summary>
/// <param name="Name">What it is for, at most 60 characters.</param>
/// <param name="Scopes">Permission codes that I hold, at least one.</param>
/// <param name="Days">Life in days, 1 to 366.</param>
/// <remarks>Refusals: as for <see cref="MakeMyKey"/>, and <c>role.no-permissions</c>.</remarks>
[Permission(IdentityPermissions.KeysManage)]
[ShownOnce]
public sealed record MakeServiceKey(string Name, IReadOnlyList<string> Scopes, int Days) : ICommand<MadeKey>, IChecked
{
    /// <inheritdoc/>
    public IEnumerable<Refusal> Check() => [.. KeyMaking.Check(Name, Scopes, Days), .. Scopes.Count == 0 ? (Refusal[])[new("role.no-permissions", nameof(Scopes))] : []];
}

/// <summary>Makes a personal key from the command line.</summary>
/// <param name="Email">Whose.</param>
/// <param name="Name">What it is for.</param>
/// <param name="Scopes">Permission codes that exist in the tenant.</param>
/// <param name="Days">Life in days, 1 to 366.</param>
/// <param name="TenantId">In which tenant; the person's first when null.</param>
/// <remarks>Refusals: <c>person.not-found</c>, <c>tenant.not-yours</c>, <c>role.permission</c>, <c>key.days</c>.</remarks>
[SystemOnly]
[PlatformWide("the command line stands outside all tenants")]
[ShownOnce]
public sealed record CreateApiKey(string Email, string Name, IReadOnlyList<string> Scopes, int Days = 90, TenantId? TenantId = null) : ICommand<MadeKey>, IChecked
{
    /// <inheritdoc/>
    public IEnumerable<Refusal> Check() => KeyMaking.Check(Name, Scopes, Days);
}

/// <summary>A key that was made.</summary>
/// <param name="KeyId">Its id.</param>
/// <param name="Key">The key, shown once: <c>Authorization: Bearer spk_…</c></param>
/// <param name="ExpiresAt">When it ends.</param>
public sealed record MadeKey(Guid KeyId, string Key, DateTimeOffset ExpiresAt);

internal sealed class MakeKeyHandler(IdentityDb db, CallContext call, KeyMaking making, Freshness freshness) : IHandle<MakeMyKey, MadeKey>, IHandle<MakeServiceKey, MadeKey>, IHandle<CreateApiKey, MadeKey>
{
    public async Task<Result<MadeKey>> Handle(MakeMyKey request, CancellationToken cancellationToken) =>
        call.Caller.Tenant is null ? new Refusal("key.no-tenant")
        : await freshness.MissingAsync(cancellationToken) is { } missing ? missing
        : await making.MakeAsync(call.Person, request.Name, request.Scopes, request.Days, cancellationToken);

    public async Task<Result<MadeKey>> Handle(MakeServiceKey request, CancellationToken cancellationToken) =>
        await freshness.MissingAsync(cancellationToken) is { } missing ? missing : await making.MakeAsync(null, request.Name, request.Scopes, request.Days, cancellationToken);

    public async Task<Result<MadeKey>> Handle(CreateApiKey request, CancellationToken cancellationToken)
    {
        var key = People.Account.KeyOf(request.Email);
        if (await db.Accounts.FirstOrDefaultAsync(a => a.EmailKey == key, cancellationToken) is not { } account) return new Refusal("person.not-found", nameof(request.Email));
        var tenant = await (
            from m in db.Memberships
            join t in db.Tenants on m.TenantId equals t.Id
            where m.PersonId == account.PersonId && !m.Disabled && t.Enabled && (request.TenantId == null || t.Id == request.TenantId)
            orderby m.JoinedAt
            select t).FirstOrDefaultAsync(cancellationToken);
        return tenant is null ? new Refusal("tenant.not-yours", nameof(request.TenantId)) : making.Make(tenant.Id, tenant.Kind, account.PersonId, request.Name, request.Scopes, request.Days);
    }
}

/// <summary>The rules of making keys.</summary>
internal sealed class KeyMaking(IdentityDb db, CallContext call, RoleBook book, TimeProvider clock)
{
    private const int MostDays = 366;
    private const int MostKeys = 50;

    public static IEnumerable<Refusal> Check(string name, IReadOnlyList<string> scopes, int days) =>
        [.. Shape.Line(name, 60, "Name"), .. days is >= 1 and <= MostDays ? [] : (Refusal[])[Refusal.With("key.days", "Days", MostDays)], .. scopes.Count > 200 ? (Refusal[])[new("role.permission", "Scopes") { Args = ["…"] }] : []];

    /// <summary>For the caller: no scope that he does not hold.</summary>
    public async Task<Result<MadeKey>> MakeAsync(PersonId? person, string name, IReadOnlyList<string> scopes, int days, CancellationToken ct)
    {
        if (scopes.FirstOrDefault(code => !call.Caller.May(code)) is { } beyond) return Refusal.With("role.beyond", "Scopes", new PermissionWord(beyond));
        var alive = await db.ApiKeys.CountAsync(k => k.TenantId == call.Tenant && k.PersonId == person && k.RevokedAt == null, ct);
        return alive >= MostKeys ? Refusal.With("key.too-many", null, MostKeys) : Make(call.Tenant, call.Caller.TenantKind, person, name, scopes, days);
    }

    public Result<MadeKey> Make(TenantId tenant, TenantKinds kind, PersonId? person, string name, IReadOnlyList<string> scopes, int days)
    {
        if (scopes.FirstOrDefault(code => !book.Fits(kind, code)) is { } stranger) return Refusal.With("role.permission", "Scopes", new PermissionWord(stranger));
        var now = clock.GetUtcNow();
        var (row, key) = ApiKey.Make(tenant, person, Shape.Clean(name, 60), scopes, call.Caller.Person, now.AddDays(days), now);
        db.Add(row);
        return new MadeKey(row.Id, key, row.ExpiresAt);
    }
}
