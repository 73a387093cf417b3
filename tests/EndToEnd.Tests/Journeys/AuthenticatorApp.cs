using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace SmartPark.EndToEnd.Tests.Journeys;

/// <summary>An authenticator app of our own writing (RFC 6238, RFC 4226, RFC 4648 Base32), so that the product's is held to the standard and not to itself.</summary>
internal sealed class AuthenticatorApp(string secret)
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private readonly byte[] _secret = Decode(secret);
    private long _used;

    /// <summary>The code given last.</summary>
    public string LastUsed => Code(_used);

    /// <summary>True while the code given last would still be taken if it were unused: RFC 6238 5.2 allows one step of delay.</summary>
    public bool StillInTime => Now <= _used + 1;

    private static long Now => TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30;

    /// <summary>A code that was not given before: the present one, or the next when that was given already, as on a phone whose clock is a little fast.</summary>
    public string Next()
    {
        _used = Math.Max(Now, _used + 1);
        return LastUsed;
    }

    /// <summary>A code of none of the steps around now.</summary>
    public string Wrong() => Enumerable.Range(0, 10).Select(i => new string((char)('0' + i), 6)).First(code => Enumerable.Range(-2, 8).All(i => Code(Now + i) != code));

    private string Code(long step)
    {
        var counter = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA1, _secret);
        hmac.AppendData(counter);
        var mac = hmac.GetHashAndReset();
        var number = BinaryPrimitives.ReadInt32BigEndian(mac.AsSpan(mac[^1] & 0x0f)) & 0x7fffffff;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    private static byte[] Decode(string written)
    {
        var bits = string.Concat(written.Where(c => !char.IsWhiteSpace(c)).Select(c => Convert.ToString(Letters.IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2))];
    }
}
