using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace SmartPark.Testing.Databases;

/// <summary>A private PostgreSQL on a free loopback port, started once a test process and stopped with it by its process id.</summary>
public sealed class PostgresServer
{
    private static readonly Lazy<PostgresServer> One = new(() => new PostgresServer());
    private readonly string _directory = Directory.CreateTempSubdirectory("smartpark-pg-").FullName;
    private readonly string _bin = Path.Combine(Directory.GetDirectories("/usr/lib/postgresql").OrderDescending().First(), "bin");
    private readonly string _settings;
    private Process _process;
    private int _databases;

    private PostgresServer(string settings = "")
    {
        _settings = settings;
        Port = FreePort();
        if (Environment.UserName == "root") Run("chown", "postgres", _directory);
        Run([.. AsPostgres(), Path.Combine(_bin, "initdb"), "-D", Data, "-U", "postgres", "--locale=C.UTF-8", "-E", "UTF8", "-A", "trust", "--no-sync"]);
        _process = Launch();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Remove();
        WaitUntilReady();
        using var admin = new NpgsqlConnection(Admin("postgres"));
        admin.Open();
        Execute(admin, "create role park_owner login createrole");
    }

    /// <summary>The server of this process.</summary>
    public static PostgresServer Shared => One.Value;

    /// <summary>A server of one test's or benchmark's own, which it may stop and start; the caller removes it.</summary>
    /// <param name="settings">Further settings of the server as arguments, <c>-c work_mem=64MB</c>.</param>
    public static PostgresServer StartOwn(string settings = "") => new(settings);

    /// <summary>Its port on 127.0.0.1.</summary>
    public int Port { get; }

    private string Data => Path.Combine(_directory, "data");

    /// <summary>Makes an empty database owned by an ordinary role without superuser rights, as an installation has it.</summary>
    /// <returns>Connection string of the owner.</returns>
    public string CreateDatabase()
    {
        var name = $"park{Interlocked.Increment(ref _databases)}";
        using var admin = new NpgsqlConnection(Admin("postgres"));
        admin.Open();
        Execute(admin, $"create database {name} owner park_owner");
        return $"Host=127.0.0.1;Port={Port};Database={name};Username=park_owner;Maximum Pool Size=60;Include Error Detail=true";
    }

    /// <summary>Connection string of the superuser for catalogue checks.</summary>
    public string Admin(string database) => $"Host=127.0.0.1;Port={Port};Database={database};Username=postgres;Pooling=false";

    /// <summary>Stops it at once: open connections break.</summary>
    public void Stop() => Stop("-INT");

    /// <summary>Starts it again on the same data and port.</summary>
    public void StartAgain()
    {
        _process = Launch();
        WaitUntilReady();
    }

    /// <summary>Stops it without a last checkpoint, for nobody reads its data again, and has them removed without waiting: tens of thousands of files
    /// take longer than a test process may take to end.</summary>
    public void Remove()
    {
        Stop("-QUIT");
        Process.Start("rm", ["-rf", _directory]);
    }

    private void Stop(string signal)
    {
        if (_process.HasExited) return;
        Process.Start("kill", [signal, ServerPid()])!.WaitForExit();
        _process.WaitForExit(5000);
    }

    private Process Launch()
    {
        var server = $"exec '{Path.Combine(_bin, "postgres")}' -D '{Data}' -p {Port} -k '{_directory}' -c listen_addresses=127.0.0.1 -c max_connections=300 -c shared_buffers=128MB {_settings} >/dev/null 2>&1";
        string[] start = [.. AsPostgres(), "sh", "-c", server];
        return Process.Start(new ProcessStartInfo(start[0], start[1..]))!;
    }

    private void WaitUntilReady()
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                using var probe = new NpgsqlConnection(Admin("postgres") + ";Timeout=2");
                probe.Open();
                return;
            }
            catch (NpgsqlException) when (tries < 200 && !_process.HasExited)
            {
                using var pause = new ManualResetEventSlim();
                pause.Wait(50);
            }
        }
    }

    private string ServerPid() => File.ReadLines(Path.Combine(Data, "postmaster.pid")).First();

    private static string[] AsPostgres() => Environment.UserName == "root" ? ["runuser", "-u", "postgres", "--"] : ["env"];

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static void Execute(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    private static void Run(params string[] command)
    {
        using var process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{string.Join(' ', command)}: {error}");
    }
}
