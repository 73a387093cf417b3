using Microsoft.EntityFrameworkCore;
using SmartPark.Identity.Roles;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Identity.ApiKeys;

/// <summary>My keys in the present tenant that were not revoked, newest first.</summary>
[Permission(Permission.SignedIn)]
public sealed record FindMyKeys : IQuery<IReadOnlyList<KeyRow>>;

/// <summary>Keys of the own tenant's services that were not revoked, newest first.</summary>
[Permission(IdentityPermissions.KeysManage)]
public sealed record FindServiceKeys : IQuery<IReadOnlyList<KeyRow>>;

/// <summary>A key, without what opens.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">What it is for.</param>
/// <param name="Start">Its first characters.</param>
/// <param name="Scopes">Permission codes.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="ExpiresAt">When it ends or ended.</param>
/// <param name="LastUsedAt">Last used, to the minute; null when never.</param>
public sealed record KeyRow(Guid Id, string Name, string Start, IReadOnlyList<string> Scopes, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, DateTimeOffset? LastUsedAt);

/// <summary>Revokes one of my keys; the next request with it is refused.</summary>
/// <param name="KeyId">Which.</param>
/// <remarks>Refusal: <c>key.not-found</c>.</remarks>
[Permission(Permission.SignedIn)]
public sealed record RevokeMyKey(Guid KeyId) : ICommand;

/// <summary>Revokes a key of a service of the own tenant.</summary>
/// <param name="KeyId">Which.</param>
/// <remarks>Refusal: <c>key.not-found</c>.</remarks>
[Permission(IdentityPermissions.KeysManage)]
public sealed record RevokeServiceKey(Guid KeyId) : ICommand;

internal sealed class FindKeysHandler(IdentityDb db, CallContext call, TimeProvider clock)
    : IHandle<FindMyKeys, IReadOnlyList<KeyRow>>, IHandle<FindServiceKeys, IReadOnlyList<KeyRow>>, IHandle<RevokeMyKey, Done>, IHandle<RevokeServiceKey, Done>
{
    public Task<Result<IReadOnlyList<KeyRow>>> Handle(FindMyKeys request, CancellationToken cancellationToken) => RowsAsync(call.Person, cancellationToken);

    public Task<Result<IReadOnlyList<KeyRow>>> Handle(FindServiceKeys request, CancellationToken cancellationToken) => RowsAsync(null, cancellationToken);

    public Task<Result<Done>> Handle(RevokeMyKey request, CancellationToken cancellationToken) => RevokeAsync(request.KeyId, call.Person, cancellationToken);

    public Task<Result<Done>> Handle(RevokeServiceKey request, CancellationToken cancellationToken) => RevokeAsync(request.KeyId, null, cancellationToken);

    private async Task<Result<IReadOnlyList<KeyRow>>> RowsAsync(PersonId? of, CancellationToken ct)
    {
        var keys = await db.ApiKeys.AsNoTracking().Where(k => k.PersonId == of && k.RevokedAt == null).OrderByDescending(k => k.CreatedAt).ToListAsync(ct);
        return Result.Of<IReadOnlyList<KeyRow>>([.. keys.Select(k => new KeyRow(k.Id, k.Name, k.Start, Role.Codes(k.Scopes), k.CreatedAt, k.ExpiresAt, k.LastUsedAt))]);
    }

    private async Task<Result<Done>> RevokeAsync(Guid id, PersonId? of, CancellationToken ct)
    {
        if (await db.ApiKeys.FirstOrDefaultAsync(k => k.Id == id && k.PersonId == of && k.RevokedAt == null, ct) is not { } key) return new Refusal("key.not-found", nameof(RevokeMyKey.KeyId));
        key.Revoke(clock.GetUtcNow());
        return Result.Done;
    }
}
