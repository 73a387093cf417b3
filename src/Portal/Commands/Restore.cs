using System.IO.Compression;
using SmartPark.Kernel.Persistence;

namespace SmartPark.Portal.Commands;

/// <summary>Restores an archive made by <see cref="Backup"/>. Everything is checked before anything is changed.</summary>
internal sealed class Restore : ICommandLine
{
    public string Words => "restore";

    public string Help => "--from FILE.zip                        checks an archive and puts its database and files in place; stop the portal first";

    public bool Writes => true;

    public async Task<int> RunAsync(Arguments arguments, IServiceProvider services, CancellationToken ct)
    {
        arguments.AllowOnly("from");
        var source = Path.GetFullPath(arguments.Need("from"));
        if (!File.Exists(source)) throw new UsageException($"{source} does not exist");
        var options = services.GetRequiredService<DatabaseOptions>();
        await using var archive = await OpenAsync(source, ct);
        var manifest = await BackupManifest.CheckAsync(archive, ct);
        if (manifest.Provider != options.Provider.ToString()) throw new UsageException($"the archive was made on {manifest.Provider}, this installation runs on {options.Provider}");
        await DatabaseCopy.LoadAsync(options, archive, ct);
        var files = Path.Combine(options.DataDirectory, "files");
        foreach (var entry in archive.Entries.Where(e => e.FullName.StartsWith("files/", StringComparison.Ordinal))) await ExtractAsync(entry, files, ct);
        Console.WriteLine($"restored from {source}: {manifest.Sha256.Count} entries");
        return 0;
    }

    private static async Task<ZipArchive> OpenAsync(string source, CancellationToken ct)
    {
        try { return await ZipFile.OpenReadAsync(source, ct); }
        catch (InvalidDataException) { throw new UsageException($"{source} is no zip archive, or it is damaged"); }
    }

    private static async Task ExtractAsync(ZipArchiveEntry entry, string files, CancellationToken ct)
    {
        var target = Path.GetFullPath(Path.Combine(files, entry.FullName["files/".Length..]));
        if (!target.StartsWith(files + Path.DirectorySeparatorChar, StringComparison.Ordinal)) throw new UsageException($"{entry.FullName} points outside the file directory");
        System.IO.Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        await entry.ExtractToFileAsync(target, overwrite: true, ct);
    }
}
