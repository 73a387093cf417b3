using System.Net;
using Microsoft.Extensions.Configuration;

namespace SmartPark.Portal.Messages;

/// <summary>Which receivers may be called: https to a host name on 443 or 8443; and the hosts an installation names itself (<c>SmartPark:Webhooks:AllowedHosts</c>, separated by commas), wherever they are.</summary>
internal sealed class WebhookAddresses(IConfiguration configuration)
{
    public const string AllowedHostsKey = "SmartPark:Webhooks:AllowedHosts";

    private readonly HashSet<string> _allowed = new(
        (configuration[AllowedHostsKey] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries), StringComparer.OrdinalIgnoreCase);

    /// <summary>True for a host the installation trusts although its address may be private.</summary>
    public bool IsAllowed(string host) => _allowed.Contains(host);

    /// <summary>The address, its host in ASCII (IDNA); null when it may not be called.</summary>
    public Uri? Read(string? text)
    {
        if (text is not { Length: > 0 and <= 300 } || !Uri.TryCreate(text.Trim(), UriKind.Absolute, out var uri)) return null;
        if (uri.UserInfo.Length > 0 || uri.Fragment.Length > 0) return null;
        if (IsAllowed(uri.Host)) return uri.Scheme is "https" or "http" ? uri : null;
        if (uri.Scheme != "https" || uri.Port is not (443 or 8443) || uri.HostNameType != UriHostNameType.Dns) return null;
        return uri.IdnHost.Contains('.', StringComparison.Ordinal) && !IPAddress.TryParse(uri.IdnHost, out _) ? new UriBuilder(uri) { Host = uri.IdnHost }.Uri : null;
    }
}
