namespace SmartPark.Kernel.Files;

/// <summary>The port for a virus scanner; the installation may register one (clamd, a service).</summary>
public interface IVirusScanner
{
    /// <summary>True when the file is clean. Called before the file can be seen by anyone.</summary>
    /// <param name="path">Absolute path of the file to scan.</param>
    /// <param name="ct">Cancels the scan; an unscanned file is not kept.</param>
    Task<bool> IsCleanAsync(string path, CancellationToken ct);
}

/// <summary>No scanner is installed: every file passes, and the start says so.</summary>
internal sealed class NoVirusScanner : IVirusScanner
{
    public Task<bool> IsCleanAsync(string path, CancellationToken ct) => Task.FromResult(true);
}
