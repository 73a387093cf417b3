using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using SmartPark.Identity.People;
using SmartPark.Kernel.Tenancy;

namespace SmartPark.Identity.SignIn;

/// <summary>What is still missing before a session begins.</summary>
internal enum PendingStep
{
    /// <summary>The second factor.</summary>
    SecondFactor,

    /// <summary>A new password in place of the expired one.</summary>
    NewPassword,
}

/// <summary>Half of a sign-in.</summary>
internal sealed record Pending(PersonId Person, PendingStep Step, DateTimeOffset Until, DateTimeOffset? PasswordChangedAt);

/// <summary>
/// Seals the half of a sign-in that was done, for five minutes and for this password only. It is not a session: nothing can be read or done with it but the next step.
/// Sealing may write a key of Data Protection, so it happens before the transaction of a command, never inside.
/// </summary>
internal sealed class PendingSignIns(IDataProtectionProvider protection, TimeProvider clock)
{
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(5);
    private readonly IDataProtector _protector = protection.CreateProtector("SmartPark.Identity.PendingSignIn");

    public string Seal(Account account, PendingStep step) =>
        _protector.Protect(JsonSerializer.Serialize(new Pending(account.PersonId, step, clock.GetUtcNow() + Life, account.PasswordChangedAt)));

    /// <summary>The half, or null when it is not ours, of another step, or too old.</summary>
    public Pending? Open(string? text, PendingStep step)
    {
        if (text is null or { Length: > 2000 }) return null;
        try
        {
            var pending = JsonSerializer.Deserialize<Pending>(_protector.Unprotect(text));
            return pending?.Step == step && pending.Until > clock.GetUtcNow() ? pending : null;
        }
        catch (Exception e) when (e is CryptographicException or JsonException or FormatException) { return null; }
    }
}
