using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace SmartPark.Identity.Secrets;

/// <summary>Random keys that are handed out once; only their hash is stored. 256 bits need no salt and no slow hash (ASVS 5.0 V7.2.3, V11.4.2).</summary>
internal static class Secret
{
    /// <summary>256 random bits as 43 characters of base64url (RFC 4648 5), no padding.</summary>
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>SHA-256 as 64 lower-case hex digits: what is stored and searched.</summary>
    public static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    /// <summary>Compares a typed secret with a stored hash in constant time.</summary>
    public static bool Fits(string? typed, string? storedHash) =>
        typed is not null && storedHash is not null
        && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Hash(typed)), Encoding.ASCII.GetBytes(storedHash));
}
