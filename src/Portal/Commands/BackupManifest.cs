using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;

namespace SmartPark.Portal.Commands;

/// <summary>What an archive holds: engine, and SHA-256 of every entry. It is checked before anything is restored.</summary>
internal sealed class BackupManifest(string provider)
{
    private const string EntryName = "manifest.json";

    public string Provider { get; } = provider;

    public Dictionary<string, string> Sha256 { get; init; } = [];

    public async Task AddAsync(ZipArchive archive, string file, string name, CancellationToken ct)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var source = File.OpenRead(file);
        await using var target = await archive.CreateEntry(name, CompressionLevel.Fastest).OpenAsync(ct);
        var buffer = new byte[81920];
        int read;
        while ((read = await source.ReadAsync(buffer, ct)) > 0)
        {
            hash.AppendData(buffer, 0, read);
            await target.WriteAsync(buffer.AsMemory(0, read), ct);
        }
        Sha256[name] = Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    public async Task WriteAsync(ZipArchive archive, CancellationToken ct)
    {
        await using var stream = await archive.CreateEntry(EntryName).OpenAsync(ct);
        await JsonSerializer.SerializeAsync(stream, this, cancellationToken: ct);
    }

    /// <summary>Reads the manifest and checks every entry against it.</summary>
    /// <exception cref="UsageException">The archive is not ours, or an entry is missing, added or changed.</exception>
    public static async Task<BackupManifest> CheckAsync(ZipArchive archive, CancellationToken ct)
    {
        if (archive.GetEntry(EntryName) is not { } entry) throw new UsageException("the archive has no manifest.json: it is not a backup of this program");
        await using var stream = await entry.OpenAsync(ct);
        var manifest = await JsonSerializer.DeserializeAsync<BackupManifest>(stream, cancellationToken: ct) ?? throw new UsageException("manifest.json is empty");
        var names = archive.Entries.Select(e => e.FullName).Where(n => n != EntryName).ToHashSet();
        if (!names.SetEquals(manifest.Sha256.Keys)) throw new UsageException("the archive's entries are not those of its manifest");
        foreach (var name in names)
        {
            if (await HashAsync(archive.GetEntry(name)!, ct) != manifest.Sha256[name]) throw new UsageException($"{name} was changed after the backup was made");
        }
        return manifest;
    }

    /// <summary>The entry's hash; empty when it cannot even be unpacked.</summary>
    private static async Task<string> HashAsync(ZipArchiveEntry entry, CancellationToken ct)
    {
        try
        {
            await using var content = await entry.OpenAsync(ct);
            return Convert.ToHexStringLower(await SHA256.HashDataAsync(content, ct));
        }
        catch (InvalidDataException) { return ""; }
    }
}
