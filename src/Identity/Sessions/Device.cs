namespace SmartPark.Identity.Sessions;

/// <summary>From where somebody signs in, as far as the host can tell.</summary>
/// <param name="UserAgent">The browser's own description; cut and reduced before it is stored.</param>
/// <param name="Address">Network address, at most 45 characters.</param>
public sealed record Device(string UserAgent, string Address)
{
    private static readonly (string Mark, string Name)[] Browsers =
        [("MicroMessenger", "WeChat"), ("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];

    private static readonly (string Mark, string Name)[] Systems =
        [("HarmonyOS", "HarmonyOS"), ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS", "macOS"), ("Linux", "Linux")];

    /// <summary>No device: the system, tests.</summary>
    public static Device None { get; } = new("", "");

    /// <summary>Browser and system in a few words, never what was sent as it was sent; empty when unknown.</summary>
    public string Summary()
    {
        var browser = Browsers.FirstOrDefault(b => UserAgent.Contains(b.Mark, StringComparison.OrdinalIgnoreCase)).Name;
        var system = Systems.FirstOrDefault(s => UserAgent.Contains(s.Mark, StringComparison.OrdinalIgnoreCase)).Name;
        return string.Join(" · ", new[] { browser, system }.Where(part => part is not null));
    }
}

/// <summary>How a person proved who he is.</summary>
public enum SignInMethod
{
    /// <summary>Password alone.</summary>
    Password,

    /// <summary>Password and a code of the authenticator app (RFC 6238).</summary>
    Totp,

    /// <summary>Password and a recovery code.</summary>
    RecoveryCode,

    /// <summary>Passkey (W3C Web Authentication).</summary>
    Passkey,

    /// <summary>The link of an invitation or a reset.</summary>
    Link,
}
