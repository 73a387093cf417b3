using SmartPark.Kernel.Persistence;

namespace SmartPark.Portal.Hosting;

/// <summary>Holds the data directory for this process: on SQLite a second writing process is never let in (ADR 0003).</summary>
internal sealed class DataLock : IDisposable
{
    private readonly FileStream? _file;

    private DataLock(FileStream? file) => _file = file;

    /// <exception cref="SettingException">Another process holds it.</exception>
    public static DataLock Take(DatabaseOptions database)
    {
        if (database.IsPostgres) return new(null);
        try
        {
            return new(new FileStream(Path.Combine(database.DataDirectory, "smartpark.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException)
        {
            throw new SettingException(DatabaseSettings.DirectoryKey, database.DataDirectory, "a directory that no other running SmartPark uses; stop the other one first");
        }
    }

    public void Dispose() => _file?.Dispose();
}
