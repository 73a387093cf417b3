using System.Net.Sockets;
using Npgsql;
using SmartPark.Kernel.Persistence;
using SmartPark.Portal.Messages;

namespace SmartPark.Portal.Hosting;

/// <summary>What must be right before anything is served. Run ahead of the host, so that a refusal is one line and not the host's report of a failure.</summary>
internal static class StartChecks
{
    /// <exception cref="StartRefusedException">The program must not start.</exception>
    public static async Task RunAsync(WebApplication app)
    {
        Addresses(app.Configuration[WebHostDefaults.ServerUrlsKey]);
        app.Services.GetRequiredService<SmtpSettings>();
        try { await app.Services.GetRequiredService<DatabaseStart>().MigrateAsync(app.Lifetime.ApplicationStopping); }
        catch (NpgsqlException e) when (e is PostgresException or { InnerException: SocketException or IOException or TimeoutException })
        {
            throw new SettingException(DatabaseSettings.ConnectionKey, "(not shown)", $"a PostgreSQL server that answers and lets this user in ({(e as PostgresException)?.MessageText ?? e.InnerException!.Message})");
        }
    }

    private static void Addresses(string? urls)
    {
        foreach (var url in (urls ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!Fits(url)) throw new SettingException("urls", url, "http or https addresses with a semicolon between, for example http://127.0.0.1:5080");
        }
    }

    private static bool Fits(string url)
    {
        try { return BindingAddress.Parse(url) is { Scheme: "http" or "https", Port: >= 0 and <= 65535 }; }
        catch (FormatException) { return false; }
    }
}
