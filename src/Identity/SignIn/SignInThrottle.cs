using System.Collections.Concurrent;

namespace SmartPark.Identity.SignIn;

/// <summary>
/// Holds back floods of sign-ins before any password is hashed: a minute's tries for one login and for one address (ASVS 5.0 V6.3.1). The same for logins that exist and for
/// those that do not. In memory of each node; the lock of the account itself is in the database.
/// </summary>
internal sealed class SignInThrottle(TimeProvider clock)
{
    public const int TriesPerLogin = 10;
    public const int TriesPerAddress = 60;
    private const int MostEntries = 100_000;
    private readonly ConcurrentDictionary<string, Window> _windows = new();

    /// <summary>Counts a try. Null when it may go on, otherwise seconds to wait.</summary>
    public int? Count(string login, string address)
    {
        var now = clock.GetUtcNow();
        if (_windows.Count > MostEntries) Forget(now);
        var byLogin = Count("l" + login, TriesPerLogin, now);
        var byAddress = address.Length == 0 ? null : Count("a" + address, TriesPerAddress, now);
        return byLogin is null ? byAddress : byAddress is null ? byLogin : Math.Max(byLogin.Value, byAddress.Value);
    }

    private int? Count(string key, int most, DateTimeOffset now)
    {
        var window = _windows.AddOrUpdate(key, _ => new(now, 1), (_, old) => now - old.Since >= Window.Length ? new(now, 1) : old with { Tries = old.Tries + 1 });
        return window.Tries <= most ? null : (int)Math.Ceiling((window.Since + Window.Length - now).TotalSeconds);
    }

    private void Forget(DateTimeOffset now)
    {
        foreach (var (key, window) in _windows)
        {
            if (now - window.Since >= Window.Length) _windows.TryRemove(key, out _);
        }
    }

    private sealed record Window(DateTimeOffset Since, int Tries)
    {
        public static readonly TimeSpan Length = TimeSpan.FromMinutes(1);
    }
}
