using SmartPark.Kernel.Persistence;

namespace SmartPark.Portal.Hosting;

/// <summary>Whether the installation shows the demo park with known accounts.</summary>
internal static class DemoMode
{
    private const string Key = "SmartPark:Demo";

    /// <exception cref="SettingException">It is asked for in Production, or the value is neither true nor false.</exception>
    public static bool On(IConfiguration configuration, IHostEnvironment environment)
    {
        var value = configuration[Key];
        if (string.IsNullOrEmpty(value)) return false;
        if (!bool.TryParse(value, out var on)) throw new SettingException(Key, value, "true, false");
        if (on && environment.IsProduction()) throw new SettingException(Key, value, "false in the Production environment: demo accounts have known passwords");
        return on;
    }
}
