using System.IO.Compression;
using SmartPark.Kernel.Persistence;

namespace SmartPark.Portal.Commands;

/// <summary>Writes one archive: the database as it is at this moment, the uploaded files, and a manifest with their hashes. May run while the portal serves.</summary>
internal sealed class Backup : ICommandLine
{
    public string Words => "backup";

    public string Help => "--to FILE.zip                           writes database and files into one archive; the portal may go on serving";

    public bool Writes => false;

    public async Task<int> RunAsync(Arguments arguments, IServiceProvider services, CancellationToken ct)
    {
        arguments.AllowOnly("to");
        var target = Path.GetFullPath(arguments.Need("to"));
        if (File.Exists(target)) throw new UsageException($"{target} exists; choose another name");
        var options = services.GetRequiredService<DatabaseOptions>();
        var partial = target + ".partial";
        try
        {
            await using (var stream = new FileStream(partial, FileMode.CreateNew))
            await using (var archive = await ZipArchive.CreateAsync(stream, ZipArchiveMode.Create, leaveOpen: false, entryNameEncoding: null, ct))
            {
                var manifest = new BackupManifest(options.Provider.ToString());
                await DatabaseCopy.SaveAsync(options, archive, manifest, ct);
                var files = Path.Combine(options.DataDirectory, "files");
                if (System.IO.Directory.Exists(files))
                    foreach (var file in System.IO.Directory.EnumerateFiles(files, "*", SearchOption.AllDirectories)) await manifest.AddAsync(archive, file, "files/" + Path.GetRelativePath(files, file).Replace('\\', '/'), ct);
                await manifest.WriteAsync(archive, ct);
            }
            File.Move(partial, target);
            Console.WriteLine($"{target}: {new FileInfo(target).Length / 1024} KB");
            return 0;
        }
        finally { File.Delete(partial); }
    }
}
