using System.Security.Cryptography;
using System.Text;
using SmartPark.Kernel.Tenancy;

namespace SmartPark.Portal.Enquiries;

/// <summary>What a visitor holds to follow an enquiry: 8 characters (40 bits), of which only a salted hash is kept; wrong tries are counted.</summary>
internal sealed class AccessCode : ITenantOwned
{
    /// <summary>Wrong tries after which the enquiry is closed to codes for an hour.</summary>
    public const int MostFailures = 5;

    private const string Alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private AccessCode() { }

    public Guid EnquiryId { get; private init; }

    public TenantId TenantId { get; private init; }

    public string Salt { get; private init; } = "";

    public string Hash { get; private init; } = "";

    public int Failures { get; private set; }

    public DateTimeOffset? BlockedUntil { get; private set; }

    public static AccessCode New(TenantId park, Guid enquiry, out string clear)
    {
        clear = RandomNumberGenerator.GetString(Alphabet, 8);
        var salt = RandomNumberGenerator.GetHexString(32, lowercase: true);
        return new() { TenantId = park, EnquiryId = enquiry, Salt = salt, Hash = HashOf(salt, clear) };
    }

    /// <summary>Tries a code; hyphens, blanks and small letters do not matter.</summary>
    public bool Opens(string typed, DateTimeOffset now)
    {
        if (BlockedUntil > now) return false;
        var clear = string.Concat(typed.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        if (CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(HashOf(Salt, clear)), Encoding.ASCII.GetBytes(Hash)))
        {
            (Failures, BlockedUntil) = (0, null);
            return true;
        }
        if (++Failures >= MostFailures) (Failures, BlockedUntil) = (0, now + TimeSpan.FromHours(1));
        return false;
    }

    private static string HashOf(string salt, string clear) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(salt + ":" + clear)));
}
