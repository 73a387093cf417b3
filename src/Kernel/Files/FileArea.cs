using System.Buffers;
using System.Security.Cryptography;
using SmartPark.Kernel.Persistence;
using SmartPark.Kernel.Results;

namespace SmartPark.Kernel.Files;

/// <summary>A file that has been received but is not yet anybody's.</summary>
internal sealed record ReceivedFile(string StoredAs, string MediaType, long Size, string Sha256);

/// <summary>The directory of uploaded files: names are ours, the web server does not serve it.</summary>
internal sealed class FileArea(DatabaseOptions options)
{
    public const long MostBytes = 20L * 1024 * 1024;
    private const int HeadBytes = 4096;

    private string Root => Path.Combine(options.DataDirectory, "files");

    public string PathOf(string storedAs)
    {
        var path = Path.GetFullPath(storedAs, Root);
        return path.StartsWith(Root + Path.DirectorySeparatorChar, StringComparison.Ordinal) ? path : throw new InvalidOperationException("a stored name points outside the file area");
    }

    /// <summary>Writes the content to disk, counting and hashing; nothing is kept when it is refused.</summary>
    public async Task<Result<ReceivedFile>> ReceiveAsync(string name, Stream content, CancellationToken ct)
    {
        var id = Guid.CreateVersion7().ToString("N");
        var storedAs = Path.Combine(id[^2..], id);
        var path = PathOf(storedAs);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var outcome = await WriteAsync(name, content, path, storedAs, ct);
        if (!outcome.Succeeded) File.Delete(path);
        return outcome;
    }

    public void Remove(string storedAs) => File.Delete(PathOf(storedAs));

    private static async Task<Result<ReceivedFile>> WriteAsync(string name, Stream content, string path, string storedAs, CancellationToken ct)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        var buffer = ArrayPool<byte>.Shared.Rent(65536);
        var head = new MemoryStream(HeadBytes);
        try
        {
            int read;
            while ((read = await content.ReadAsync(buffer.AsMemory(0, 65536), ct)) > 0)
            {
                if (file.Length + read > MostBytes) return Refusal.With("file.too-large", "Content", MostBytes / 1024 / 1024);
                if (head.Length < HeadBytes) head.Write(buffer, 0, (int)Math.Min(read, HeadBytes - head.Length));
                hash.AppendData(buffer, 0, read);
                await file.WriteAsync(buffer.AsMemory(0, read), ct);
            }
            if (file.Length == 0) return new Refusal("file.empty", "Content");
            if (MediaTypes.Of(name, head.ToArray()) is not { } type) return Refusal.With("file.kind", "Content", Path.GetExtension(name));
            file.Flush(flushToDisk: true);
            return new ReceivedFile(storedAs, type, file.Length, Convert.ToHexStringLower(hash.GetHashAndReset()));
        }
        finally { ArrayPool<byte>.Shared.Return(buffer); }
    }
}
