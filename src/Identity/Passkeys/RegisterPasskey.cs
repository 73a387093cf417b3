using System.Buffers.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SmartPark.Identity.Checks;
using SmartPark.Identity.Sessions;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Identity.Passkeys;

/// <summary>Begins to register a passkey: what the browser's authenticator needs.</summary>
/// <remarks>Refusal: <c>session.reauthenticate</c>.</remarks>
[Permission(Permission.SignedIn)]
public sealed record StartPasskey : IQuery<PasskeyChallenge>;

/// <summary>Begins to sign in with a passkey.</summary>
[Anonymous]
public sealed record StartPasskeySignIn : IQuery<PasskeyChallenge>;

/// <summary>A challenge for the authenticator.</summary>
/// <param name="OptionsJson">Argument of <c>navigator.credentials</c> (W3C Web Authentication level 3, JSON form).</param>
/// <param name="State">The sealed challenge, to be given back with the answer within five minutes.</param>
public sealed record PasskeyChallenge(string OptionsJson, string State);

/// <summary>Registers the passkey that the authenticator made.</summary>
/// <param name="CredentialJson">Answer of <c>navigator.credentials.create</c>.</param>
/// <param name="State">The sealed challenge.</param>
/// <param name="Name">The person's name for it, at most 60 characters.</param>
/// <returns>Id of the passkey.</returns>
/// <remarks>Refusals: <c>passkey.unproved</c>, <c>passkey.too-many</c>, <c>session.reauthenticate</c>.</remarks>
[Permission(Permission.SignedIn)]
public sealed record RegisterPasskey(string CredentialJson, string State, string Name) : ICommand<Guid>, IChecked
{
    /// <inheritdoc/>
    public IEnumerable<Refusal> Check() => Shape.Line(Name, 60, nameof(Name));
}

/// <summary>Gives a passkey another name.</summary>
/// <param name="PasskeyId">Which.</param>
/// <param name="Name">The name, at most 60 characters.</param>
/// <remarks>Refusal: <c>passkey.not-found</c>.</remarks>
[Permission(Permission.SignedIn)]
public sealed record RenamePasskey(Guid PasskeyId, string Name) : ICommand, IChecked
{
    /// <inheritdoc/>
    public IEnumerable<Refusal> Check() => Shape.Line(Name, 60, nameof(Name));
}

/// <summary>Removes a passkey.</summary>
/// <param name="PasskeyId">Which.</param>
/// <remarks>Refusals: <c>passkey.not-found</c>, <c>session.reauthenticate</c>.</remarks>
[Permission(Permission.SignedIn)]
public sealed record RemovePasskey(Guid PasskeyId) : ICommand;

internal sealed class StartPasskeyHandler(IdentityDb db, CallContext call, PasskeyCeremonies ceremonies, Freshness freshness)
    : IHandle<StartPasskey, PasskeyChallenge>, IHandle<StartPasskeySignIn, PasskeyChallenge>
{
    public async Task<Result<PasskeyChallenge>> Handle(StartPasskey request, CancellationToken cancellationToken)
    {
        if (await freshness.MissingAsync(cancellationToken) is { } missing) return missing;
        var account = await db.Accounts.AsNoTracking().SingleAsync(a => a.PersonId == call.Person, cancellationToken);
        var (options, state) = await ceremonies.CreationOptionsAsync(call.Person, account.Email ?? account.Phone ?? account.Name, account.Name);
        return new PasskeyChallenge(options, state);
    }

    public async Task<Result<PasskeyChallenge>> Handle(StartPasskeySignIn request, CancellationToken cancellationToken)
    {
        var (options, state) = await ceremonies.RequestOptionsAsync();
        return new PasskeyChallenge(options, state);
    }
}

internal sealed class BeforeRegisterPasskey(CallContext call, PasskeyCeremonies ceremonies) : IBefore<RegisterPasskey>
{
    public UserPasskeyInfo? Proved { get; private set; }

    public async Task<Refusal?> BeforeAsync(RegisterPasskey request, CancellationToken ct)
    {
        var proved = await ceremonies.RegisterAsync(request.CredentialJson, request.State);
        if (proved is null || proved.Value.Person != call.Person) return new("passkey.unproved");
        Proved = proved.Value.Passkey;
        return null;
    }
}

internal sealed class RegisterPasskeyHandler(IdentityDb db, CallContext call, BeforeRegisterPasskey before, Freshness freshness, TimeProvider clock)
    : IHandle<RegisterPasskey, Guid>, IHandle<RenamePasskey, Done>, IHandle<RemovePasskey, Done>
{
    private const int Most = 20;

    public async Task<Result<Guid>> Handle(RegisterPasskey request, CancellationToken cancellationToken)
    {
        if (await freshness.MissingAsync(cancellationToken) is { } missing) return missing;
        if (await db.Passkeys.CountAsync(p => p.PersonId == call.Person, cancellationToken) >= Most) return Refusal.With("passkey.too-many", null, Most);
        var info = before.Proved!;
        var passkey = new Passkey
        {
            Id = Guid.CreateVersion7(),
            PersonId = call.Person,
            Name = Shape.Clean(request.Name, 60),
            CredentialId = Base64Url.EncodeToString(info.CredentialId),
            PublicKey = info.PublicKey,
            SignCount = info.SignCount,
            Transports = string.Join(' ', info.Transports ?? []),
            IsUserVerified = info.IsUserVerified,
            IsBackupEligible = info.IsBackupEligible,
            IsBackedUp = info.IsBackedUp,
            AttestationObject = info.AttestationObject,
            ClientDataJson = info.ClientDataJson,
            CreatedAt = clock.GetUtcNow(),
        };
        db.Add(passkey);
        return passkey.Id;
    }

    public async Task<Result<Done>> Handle(RenamePasskey request, CancellationToken cancellationToken)
    {
        if (await MineAsync(request.PasskeyId, cancellationToken) is not { } passkey) return new Refusal("passkey.not-found", nameof(request.PasskeyId));
        passkey.Name = Shape.Clean(request.Name, 60);
        return Result.Done;
    }

    public async Task<Result<Done>> Handle(RemovePasskey request, CancellationToken cancellationToken)
    {
        if (await freshness.MissingAsync(cancellationToken) is { } missing) return missing;
        if (await MineAsync(request.PasskeyId, cancellationToken) is not { } passkey) return new Refusal("passkey.not-found", nameof(request.PasskeyId));
        db.Remove(passkey);
        return Result.Done;
    }

    private Task<Passkey?> MineAsync(Guid id, CancellationToken ct) => db.Passkeys.FirstOrDefaultAsync(p => p.Id == id && p.PersonId == call.Person, ct);
}
