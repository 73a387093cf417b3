using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace SmartPark.Identity.Factors;

/// <summary>Seals the secrets of authenticator apps. Like all of Data Protection it may write a key, so it is used before a command's transaction.</summary>
internal sealed class FactorSecrets(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("SmartPark.Identity.Totp");

    public string Seal(byte[] secret) => _protector.Protect(Convert.ToBase64String(secret));

    /// <summary>The secret; empty, so that no code fits, when it cannot be opened.</summary>
    public byte[] Open(string sealedSecret)
    {
        try { return Convert.FromBase64String(_protector.Unprotect(sealedSecret)); }
        catch (Exception e) when (e is CryptographicException or FormatException) { return []; }
    }
}
