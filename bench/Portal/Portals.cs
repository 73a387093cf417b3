namespace SmartPark.Bench.Portal;

/// <summary>Starts the portal with the demo park, and its peer.</summary>
internal static class Portals
{
    /// <summary>One for all demo accounts, as the portal prints it at start.</summary>
    public const string Password = "Liaohe-Bay-2026-Tide";

    public const string Editor = "editor@demo.example";

    public const string Manager = "park@demo.example";

    /// <summary>The portal on a data directory; the demo park is loaded when the database is empty. Rate limits are out of the way.</summary>
    /// <param name="directory">Data directory.</param>
    /// <param name="postgres">Connection string, or null for SQLite.</param>
    /// <param name="hook">An assembly with a start-up hook, or null.</param>
    public static Task<Served> StartAsync(string directory, string? postgres = null, string? hook = null)
    {
        var settings = new Dictionary<string, string>
        {
            ["SmartPark__DataDirectory"] = directory,
            ["SmartPark__Demo"] = "true",
            ["SmartPark__RateLimitFactor"] = "10000",
            ["SmartPark__Database__Provider"] = postgres is null ? "sqlite" : "postgres",
        };
        if (postgres is not null) settings["ConnectionStrings__SmartPark"] = postgres;
        if (hook is not null) settings["DOTNET_STARTUP_HOOKS"] = hook;
        return Served.StartAsync(Path.Combine("src", "Portal"), "SmartPark.Portal.dll", "/health/ready", settings);
    }

    /// <summary>The empty page of the framework.</summary>
    public static Task<Served> StartPeerAsync() =>
        Served.StartAsync(Path.Combine("bench", "EmptyPage"), "SmartPark.Bench.EmptyPage.dll", "/", new Dictionary<string, string>());
}
