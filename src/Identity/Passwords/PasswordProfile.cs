namespace SmartPark.Identity.Passwords;

/// <summary>What a tenant demands of the passwords of its people.</summary>
public enum PasswordProfile
{
    /// <summary>At least 12 characters, none of the commonest passwords, no rules of composition, no expiry (ASVS 5.0 V6.2; NIST SP 800-63B).</summary>
    Standard,

    /// <summary>等保三级 (GB/T 22239-2019 8.1.4.1): at least 8 characters of 3 classes, not one of the last 5, changed every 90 days.</summary>
    Strict,
}
