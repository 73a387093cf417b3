using SmartPark.Identity.Invitations;

namespace SmartPark.Portal.Hosting;

/// <summary>The one-time link of an operator, as the console shows it.</summary>
internal static class OperatorLink
{
    private const string PublicKey = "SmartPark:PublicUrl";

    /// <param name="login">The operator's e-mail address, his login.</param>
    /// <param name="configuration">Where the public address may stand.</param>
    /// <param name="link">The link.</param>
    /// <param name="listening">An address the portal listens at, or null when it is not running.</param>
    public static string Text(string login, IConfiguration configuration, OneTimeLink link, string? listening)
    {
        var address = (configuration[PublicKey] ?? listening ?? configuration["urls"]?.Split(';')[0])?.TrimEnd('/');
        var where = address is null ? $"{link.Path}   (after the address of the portal)" : address + link.Path;
        return FormattableString.Invariant($"one-time link of the operator {login}, until {link.ExpiresAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC:\n  {where}");
    }
}
