using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace SmartPark.Identity.Tests.Passkeys;

/// <summary>An authenticator in software: ES256, attestation "none", user verified (W3C Web Authentication level 3, CBOR by hand).</summary>
internal sealed class SoftwareAuthenticator(string origin) : IDisposable
{
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] _credentialId = RandomNumberGenerator.GetBytes(32);
    private readonly string _domain = new Uri(origin).Host;
    private uint _count;

    public string Create(string optionsJson)
    {
        var data = AuthenticatorData(attested: true);
        var attestation = Bytes(0xA3, 0x63, "fmt", 0x64, "none", 0x67, "attStmt", 0xA0, 0x68, "authData", 0x58, data.Length, data);
        var response = new { clientDataJSON = Text(ClientData("webauthn.create", optionsJson, origin)), attestationObject = Text(attestation), transports = new[] { "internal" } };
        return JsonSerializer.Serialize(new { id = Text(_credentialId), rawId = Text(_credentialId), type = "public-key", clientExtensionResults = new { }, response });
    }

    public string Get(string optionsJson, string userId, string? asOrigin = null)
    {
        var client = ClientData("webauthn.get", optionsJson, asOrigin ?? origin);
        var data = AuthenticatorData(attested: false);
        var signature = _key.SignData(Bytes(data, SHA256.HashData(client)), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        var response = new { clientDataJSON = Text(client), authenticatorData = Text(data), signature = Text(signature), userHandle = Text(Encoding.UTF8.GetBytes(userId)) };
        return JsonSerializer.Serialize(new { id = Text(_credentialId), rawId = Text(_credentialId), type = "public-key", clientExtensionResults = new { }, response });
    }

    public void Dispose() => _key.Dispose();

    private static string Text(byte[] bytes) => Base64Url.EncodeToString(bytes);

    private static byte[] ClientData(string type, string optionsJson, string origin) => JsonSerializer.SerializeToUtf8Bytes(
        new { type, challenge = JsonDocument.Parse(optionsJson).RootElement.GetProperty("challenge").GetString(), origin, crossOrigin = false });

    private byte[] AuthenticatorData(bool attested)
    {
        var count = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(count, ++_count);
        var head = Bytes(SHA256.HashData(Encoding.UTF8.GetBytes(_domain)), attested ? 0x45 : 0x05, count);
        if (!attested) return head;
        var point = _key.ExportParameters(false).Q;
        var cose = Bytes(0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20, point.X!, 0x22, 0x58, 0x20, point.Y!);
        return Bytes(head, new byte[16], new byte[] { 0, 32 }, _credentialId, cose);
    }

    private static byte[] Bytes(params object[] parts)
    {
        var all = new MemoryStream();
        foreach (var part in parts)
        {
            if (part is byte[] bytes) all.Write(bytes);
            else if (part is string text) all.Write(Encoding.UTF8.GetBytes(text));
            else all.WriteByte(Convert.ToByte(part, System.Globalization.CultureInfo.InvariantCulture));
        }
        return all.ToArray();
    }
}
