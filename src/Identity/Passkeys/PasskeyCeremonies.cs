using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using SmartPark.Identity.People;
using SmartPark.Kernel.Tenancy;

namespace SmartPark.Identity.Passkeys;

/// <summary>
/// The two ceremonies of W3C Web Authentication (7.1 registration, 7.2 authentication), carried out by ASP.NET Core Identity. The challenge travels sealed in a cookie, for five
/// minutes; a ceremony needs the request of the browser for its origin.
/// </summary>
internal sealed class PasskeyCeremonies(IPasskeyHandler<Account> handler, IHttpContextAccessor http, IDataProtectionProvider protection, TimeProvider clock)
{
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(5);
    private readonly IDataProtector _protector = protection.CreateProtector("SmartPark.Identity.Passkey");

    /// <summary>Options for <c>navigator.credentials.create</c> and the sealed challenge.</summary>
    public async Task<(string OptionsJson, string State)> CreationOptionsAsync(PersonId person, string name, string displayName)
    {
        var made = await handler.MakeCreationOptionsAsync(new PasskeyUserEntity { Id = person.ToString(), Name = name, DisplayName = displayName }, Http);
        return (made.CreationOptionsJson, Seal(made.AttestationState));
    }

    /// <summary>Options for <c>navigator.credentials.get</c>: any passkey of this site; nothing tells which people exist.</summary>
    public async Task<(string OptionsJson, string State)> RequestOptionsAsync()
    {
        var made = await handler.MakeRequestOptionsAsync(null, Http);
        return (made.RequestOptionsJson, Seal(made.AssertionState));
    }

    /// <summary>The new passkey and its person, or null when anything is not as it must be.</summary>
    public async Task<(UserPasskeyInfo Passkey, PersonId Person)?> RegisterAsync(string credentialJson, string state)
    {
        if (Open(state) is not { } challenge) return null;
        var outcome = await handler.PerformAttestationAsync(new PasskeyAttestationContext { HttpContext = Http, CredentialJson = credentialJson, AttestationState = challenge });
        return outcome.Succeeded ? (outcome.Passkey, PersonId.Parse(outcome.UserEntity.Id, null)) : null;
    }

    /// <summary>The passkey as used and its person, or null.</summary>
    public async Task<(UserPasskeyInfo Passkey, PersonId Person)?> SignInAsync(string credentialJson, string state)
    {
        if (Open(state) is not { } challenge) return null;
        var outcome = await handler.PerformAssertionAsync(new PasskeyAssertionContext { HttpContext = Http, CredentialJson = credentialJson, AssertionState = challenge });
        return outcome.Succeeded ? (outcome.Passkey, outcome.User.PersonId) : null;
    }

    private HttpContext Http => http.HttpContext ?? throw new InvalidOperationException("a passkey ceremony needs the browser's request");

    private string Seal(string? state) => _protector.Protect(JsonSerializer.Serialize(new Sealed(state ?? "", clock.GetUtcNow() + Life)));

    private string? Open(string state)
    {
        try
        {
            var opened = JsonSerializer.Deserialize<Sealed>(_protector.Unprotect(state));
            return opened is not null && opened.Until > clock.GetUtcNow() ? opened.State : null;
        }
        catch (Exception e) when (e is CryptographicException or JsonException or FormatException) { return null; }
    }

    private sealed record Sealed(string State, DateTimeOffset Until);
}
