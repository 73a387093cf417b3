using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace SmartPark.Bench.Matching;

/// <summary>A private PostgreSQL on a free loopback port with memory for the whole table and its indexes; stopped by its process id.</summary>
internal sealed class PostgresServer : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("smartpark-pg-").FullName;
    private readonly string _bin = Path.Combine(Directory.GetDirectories("/usr/lib/postgresql").OrderDescending().First(), "bin");
    private readonly Process _process;
    private int _ended;

    public PostgresServer()
    {
        var port = FreePort();
        if (Environment.UserName == "root") Run("chown", "postgres", _directory);
        Run([.. AsPostgres(), Path.Combine(_bin, "initdb"), "-D", Data, "-U", "postgres", "--locale=C.UTF-8", "-E", "UTF8", "-A", "trust", "--no-sync"]);
        var settings = "-c listen_addresses=127.0.0.1 -c shared_buffers=2GB -c work_mem=64MB -c max_parallel_workers_per_gather=2 -c maintenance_work_mem=256MB -c jit=off -c fsync=off -c autovacuum=off";
        string[] start = [.. AsPostgres(), "sh", "-c", $"exec '{Path.Combine(_bin, "postgres")}' -D '{Data}' -p {port} -k '{_directory}' {settings} >/dev/null 2>&1"];
        _process = Process.Start(new ProcessStartInfo(start[0], start[1..]))!;
        Connection = $"Host=127.0.0.1;Port={port};Database=postgres;Username=postgres;Pooling=false;Command Timeout=600";
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Dispose();
        WaitUntilReady();
    }

    public string Connection { get; }

    private string Data => Path.Combine(_directory, "data");

    /// <summary>Also when the run is broken off.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _ended, 1) == 1) return;
        if (!_process.HasExited) Run("kill", "-INT", File.ReadLines(Path.Combine(Data, "postmaster.pid")).First());
        _process.WaitForExit(10_000);
        _process.Dispose();
        Directory.Delete(_directory, recursive: true);
    }

    private void WaitUntilReady()
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                using var probe = new NpgsqlConnection(Connection + ";Timeout=2");
                probe.Open();
                return;
            }
            catch (NpgsqlException) when (tries < 200 && !_process.HasExited)
            {
                Thread.Sleep(50);
            }
        }
    }

    private static string[] AsPostgres() => Environment.UserName == "root" ? ["runuser", "-u", "postgres", "--"] : ["env"];

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static void Run(params string[] command)
    {
        using var process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{string.Join(' ', command)}: {error}");
    }
}
