using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SmartPark.Identity.Passwords;
using SmartPark.Identity.People;
using SmartPark.Identity.Sessions;
using SmartPark.Kernel.Codes;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Identity.SignIn;

/// <summary>First step of signing in. Whether the login exists cannot be told from the answer nor from the time it takes (ASVS 5.0 V6.3.8).</summary>
/// <param name="Login">E-mail or mobile number.</param>
/// <param name="Password">Password.</param>
/// <param name="Device">From where.</param>
/// <remarks>Refusal: <c>request.too-many</c> after 10 tries a minute for one login or 60 for one address.</remarks>
[Anonymous]
[PlatformWide("the person is not known before; held to the one account below")]
public sealed record SignInWithPassword(string Login, string Password, Device Device) : ICommand<SignInOutcome>;

internal sealed class BeforeSignIn(IdentityDb db, PasswordHashes hashes, SignInThrottle throttle, SignInSteps steps) : IBefore<SignInWithPassword>
{
    /// <summary>The account of that login, as it was read; null when there is none.</summary>
    public Account? Account { get; private set; }

    public bool Right { get; private set; }

    public string? NewHash { get; private set; }

    /// <summary>What follows a right password; null when the session may begin.</summary>
    public SignInOutcome? Next { get; private set; }

    public async Task<Refusal?> BeforeAsync(SignInWithPassword request, CancellationToken ct)
    {
        var login = Login.Of(request.Login);
        if (throttle.Count(login.Key, request.Device.Address) is { } seconds) return Refusal.With("request.too-many", null, seconds);
        Account = await login.In(db.Accounts.AsNoTracking()).FirstOrDefaultAsync(ct);
        var tooLong = request.Password.Length > PasswordRules.Longest;
        var verdict = await hashes.VerifyAsync(tooLong ? null : Account?.PasswordHash, tooLong ? "" : request.Password, ct);
        Right = verdict != PasswordVerificationResult.Failed;
        if (verdict == PasswordVerificationResult.SuccessRehashNeeded) NewHash = await hashes.HashAsync(request.Password, ct);
        if (Right) Next = await steps.AfterPasswordAsync(Account!, ct);
        return null;
    }
}

internal sealed class SignInWithPasswordHandler(IdentityDb db, BeforeSignIn before, SessionStart start, TimeProvider clock) : IHandle<SignInWithPassword, SignInOutcome>
{
    public async Task<Result<SignInOutcome>> Handle(SignInWithPassword request, CancellationToken cancellationToken)
    {
        if (before.Account is not { } known) return SignInOutcome.Failed;
        var account = await db.Accounts.SingleAsync(a => a.PersonId == known.PersonId, cancellationToken);
        var unchanged = account.PasswordHash == known.PasswordHash;
        var closed = account.Disabled || account.IsLocked(clock.GetUtcNow());
        if (closed || !before.Right || !unchanged) return start.Fail(account, SignInMethod.Password, request.Device, counts: !closed && !before.Right);
        if (before.NewHash is { } hash) account.Rehash(hash);
        return before.Next ?? await start.BeginAsync(account, SignInMethod.Password, request.Device, cancellationToken);
    }
}

/// <summary>What was typed as login: an e-mail address or a mobile number.</summary>
internal sealed record Login(string Key, bool IsPhone)
{
    public static Login Of(string typed)
    {
        var text = typed.Length > 300 ? "" : typed.Trim();
        return MobilePhone.TryParse(text, out var phone).IsValid ? new(phone.Value, true) : new(Account.KeyOf(EmailAddress.TryParse(text, out var email).IsValid ? email.Value : text) ?? "", false);
    }

    public IQueryable<Account> In(IQueryable<Account> accounts) => IsPhone ? accounts.Where(a => a.Phone == Key) : accounts.Where(a => a.EmailKey == Key);
}
