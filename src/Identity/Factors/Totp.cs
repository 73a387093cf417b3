using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace SmartPark.Identity.Factors;

/// <summary>Time-based one-time passwords, RFC 6238 over HOTP (RFC 4226): HMAC-SHA-1, 30 seconds, 6 digits, as authenticator apps expect.</summary>
internal static class Totp
{
    public const int Seconds = 30;
    public const int SecretBytes = 20;

    /// <summary>Steps before and after the present one that are taken, for clocks that differ.</summary>
    public const int Tolerance = 1;

    public static long StepOf(DateTimeOffset at) => at.ToUnixTimeSeconds() / Seconds;

    /// <summary>The code of a step (RFC 4226 5.3).</summary>
    public static string Code(ReadOnlySpan<byte> secret, long step, int digits = 6)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> mac = stackalloc byte[20];
        Hmac(secret, counter, mac);
        var offset = mac[^1] & 0x0f;
        var number = BinaryPrimitives.ReadInt32BigEndian(mac[offset..]) & 0x7fffffff;
        return (number % (int)Math.Pow(10, digits)).ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0');
    }

    /// <summary>The step whose code was typed, or null. A step that was used, and any before it, is refused (RFC 6238 5.2).</summary>
    public static long? Match(ReadOnlySpan<byte> secret, string code, DateTimeOffset now, long lastStep)
    {
        var typed = System.Text.Encoding.ASCII.GetBytes(code);
        long? match = null;
        for (var step = StepOf(now) - Tolerance; step <= StepOf(now) + Tolerance; step++)
        {
            var right = CryptographicOperations.FixedTimeEquals(System.Text.Encoding.ASCII.GetBytes(Code(secret, step)), typed);
            if (right && step > lastStep) match = step;
        }
        return match;
    }

    /// <summary>SHA-1 is what authenticator apps know; HMAC does not rest on its collision resistance (RFC 6238 1.2, RFC 2104).</summary>
    private static void Hmac(ReadOnlySpan<byte> secret, ReadOnlySpan<byte> counter, Span<byte> mac)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA1, secret);
        hmac.AppendData(counter);
        hmac.GetHashAndReset(mac);
    }
}
