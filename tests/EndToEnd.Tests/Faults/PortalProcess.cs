using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace SmartPark.EndToEnd.Tests.Faults;

/// <summary>How a real portal process ended.</summary>
internal sealed record Ended(int Code, string Output, string Error);

/// <summary>The portal as an operating system sees it: a process with an address, killed and started again by its process id.</summary>
internal sealed class PortalProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = new();
    private readonly ConcurrentQueue<string> _error = new();

    private PortalProcess(ProcessStartInfo start, Uri address)
    {
        Address = address;
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, e) => Keep(_output, e.Data);
        _process.ErrorDataReceived += (_, e) => Keep(_error, e.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public Uri Address { get; }

    public string Output => string.Join('\n', _output);

    public string Error => string.Join('\n', _error);

    /// <summary>Starts serving and waits until the process answers.</summary>
    public static async Task<PortalProcess> ServeAsync(Installation at, IReadOnlyDictionary<string, string>? environment = null)
    {
        var portal = Begin(at, environment);
        await portal.AnsweringAsync();
        return portal;
    }

    /// <summary>Starts serving on a free port and does not wait.</summary>
    public static PortalProcess Begin(Installation at, IReadOnlyDictionary<string, string>? environment = null)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        return new(Start(at, environment, ["--urls", address.ToString().TrimEnd('/')]), address);
    }

    /// <summary>Runs the executable to its end: a command, or a start that is refused.</summary>
    public static async Task<Ended> RunAsync(Installation at, IReadOnlyDictionary<string, string>? environment, params string[] arguments)
    {
        await using var portal = new PortalProcess(Start(at, environment, arguments), new("http://127.0.0.1"));
        return await portal.EndedAsync();
    }

    /// <summary>Waits for its own end.</summary>
    public async Task<Ended> EndedAsync()
    {
        using var limit = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(limit.Token);
        return new(_process.ExitCode, Output, Error);
    }

    public HttpClient Client(string? key = null)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(30) };
        if (key is not null) client.DefaultRequestHeaders.Authorization = new("Bearer", key);
        return client;
    }

    /// <summary>SIGKILL: nothing of the process gets to run again.</summary>
    public async Task KillAsync()
    {
        _process.Kill(entireProcessTree: false);
        await _process.WaitForExitAsync();
    }

    /// <summary>SIGKILL without waiting: for the end of the test process.</summary>
    public void KillNow() => _process.Kill(entireProcessTree: false);

    /// <summary>SIGTERM, as a service manager stops it.</summary>
    public async Task<Ended> StopAsync()
    {
        using (var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)])) await kill.WaitForExitAsync();
        return await EndedAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) await KillAsync();
        _process.Dispose();
    }

    private async Task AnsweringAsync()
    {
        using var client = Client();
        await Poll.UntilAsync(async () =>
        {
            if (_process.HasExited) throw new InvalidOperationException($"the portal ended with {_process.ExitCode}: {Error}{Output}");
            try { return (await client.GetAsync("/health/live")).StatusCode == HttpStatusCode.OK; }
            catch (HttpRequestException) { return false; }
        }, Patience, () => Error + Output);
    }

    private static ProcessStartInfo Start(Installation at, IReadOnlyDictionary<string, string>? environment, IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Binary.Portal, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Binary.PortalSource };
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("SmartPark__", StringComparison.Ordinal) || k.StartsWith("ASPNETCORE_", StringComparison.Ordinal) || k.StartsWith("DOTNET_ENVIRONMENT", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        foreach (var (key, value) in at.Environment) start.Environment[key] = value;
        foreach (var (key, value) in environment ?? new Dictionary<string, string>()) start.Environment[key] = value;
        return start;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static void Keep(ConcurrentQueue<string> lines, string? line)
    {
        if (line is not null) lines.Enqueue(line);
    }
}
