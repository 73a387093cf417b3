using System.Buffers.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SmartPark.Identity.Sessions;
using SmartPark.Identity.SignIn;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Identity.Passkeys;

/// <summary>Signs in with a passkey. It stands for both factors: the authenticator verified its owner, so no code is asked for.</summary>
/// <param name="CredentialJson">Answer of <c>navigator.credentials.get</c>.</param>
/// <param name="State">The sealed challenge.</param>
/// <param name="Device">From where.</param>
/// <remarks>Refusal: <c>request.too-many</c>.</remarks>
[Anonymous]
[PlatformWide("the passkey tells who the person is; held to that person below")]
public sealed record SignInWithPasskey(string CredentialJson, string State, Device Device) : ICommand<SignInOutcome>;

internal sealed class BeforeSignInWithPasskey(PasskeyCeremonies ceremonies, SignInThrottle throttle) : IBefore<SignInWithPasskey>
{
    public (UserPasskeyInfo Passkey, PersonId Person)? Proved { get; private set; }

    public async Task<Refusal?> BeforeAsync(SignInWithPasskey request, CancellationToken ct)
    {
        if (request.Device.Address.Length > 0 && throttle.Count("p" + request.Device.Address, request.Device.Address) is { } seconds) return Refusal.With("request.too-many", null, seconds);
        Proved = await ceremonies.SignInAsync(request.CredentialJson, request.State);
        return null;
    }
}

internal sealed class SignInWithPasskeyHandler(IdentityDb db, BeforeSignInWithPasskey before, SessionStart start, TimeProvider clock) : IHandle<SignInWithPasskey, SignInOutcome>
{
    public async Task<Result<SignInOutcome>> Handle(SignInWithPasskey request, CancellationToken cancellationToken)
    {
        if (before.Proved is not var (used, person)) return SignInOutcome.Failed;
        var id = Base64Url.EncodeToString(used.CredentialId);
        var passkey = await db.Passkeys.FirstOrDefaultAsync(p => p.CredentialId == id && p.PersonId == person, cancellationToken);
        var account = await db.Accounts.SingleAsync(a => a.PersonId == person, cancellationToken);
        var repeated = passkey is not null && passkey.SignCount > 0 && used.SignCount <= passkey.SignCount;
        if (passkey is null || repeated || account.Disabled || !used.IsUserVerified) return start.Fail(account, SignInMethod.Passkey, request.Device, counts: false);
        (passkey.SignCount, passkey.IsBackedUp, passkey.IsUserVerified, passkey.LastUsedAt) = (used.SignCount, used.IsBackedUp, used.IsUserVerified, clock.GetUtcNow());
        return await start.BeginAsync(account, SignInMethod.Passkey, request.Device, cancellationToken);
    }
}
