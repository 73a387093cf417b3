using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SmartPark.Portal.Messages;

/// <summary>Resolves host names; a test answers in its place.</summary>
internal interface IHostResolver
{
    Task<IPAddress[]> ResolveAsync(string host, CancellationToken ct);
}

internal sealed class SystemHostResolver : IHostResolver
{
    public Task<IPAddress[]> ResolveAsync(string host, CancellationToken ct) => Dns.GetHostAddressesAsync(host, ct);
}

/// <summary>
/// Calls receivers of webhooks and nothing else: the name is resolved here, every answer must be public, and the connection goes to the very address that was checked (no rebinding);
/// no redirects, no proxy, no cookies, no reuse of connections, at most 64 KB read, 5 s to connect and 15 s in all. Every blocked case fails with the same words.
/// </summary>
internal sealed class WebhookClient : IDisposable
{
    public const string Failed = "the receiver cannot be reached";
    private const int MostRead = 64 * 1024;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);
    private readonly WebhookAddresses _addresses;
    private readonly IHostResolver _resolver;
    private readonly HttpClient _client;

    public WebhookClient(WebhookAddresses addresses, IHostResolver resolver)
    {
        (_addresses, _resolver) = (addresses, resolver);
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            ConnectTimeout = TimeSpan.FromSeconds(5),
            PooledConnectionLifetime = TimeSpan.Zero,
            MaxResponseHeadersLength = 16,
            ConnectCallback = ConnectAsync,
        };
        _client = new HttpClient(handler) { Timeout = Longest };
    }

    /// <summary>Sends one signed call.</summary>
    /// <returns>Null when the receiver took it (2xx); otherwise what went wrong, and whether trying again is useless (410 Gone).</returns>
    public async Task<(string Error, bool ForGood)?> SendAsync(string url, string secret, string id, long timestamp, string body, CancellationToken ct)
    {
        if (_addresses.Read(url) is not { } address) return (Failed, false);
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("webhook-id", id);
        request.Headers.Add("webhook-timestamp", timestamp.ToString(System.Globalization.CultureInfo.InvariantCulture));
        request.Headers.Add("webhook-signature", WebhookSignature.Of(secret, id, timestamp, body));
        request.Headers.UserAgent.ParseAdd("SmartPark-Webhooks/1.0");
        try
        {
            using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
            await DrainAsync(response, ct);
            return response.IsSuccessStatusCode ? null : ($"HTTP {(int)response.StatusCode}", response.StatusCode == HttpStatusCode.Gone);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException && !ct.IsCancellationRequested)
        {
            return (Failed, false);
        }
    }

    public void Dispose() => _client.Dispose();

    private static async Task DrainAsync(HttpResponseMessage response, CancellationToken ct)
    {
        var buffer = new byte[8192];
        await using var stream = await response.Content.ReadAsStreamAsync(ct);
        for (int total = 0, read = 1; read > 0 && total < MostRead; total += read) read = await stream.ReadAsync(buffer, ct);
    }

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken ct)
    {
        var host = context.DnsEndPoint.Host;
        var found = IPAddress.TryParse(host, out var literal) ? [literal] : await _resolver.ResolveAsync(host, ct);
        if (found.Length == 0 || (!_addresses.IsAllowed(host) && !found.All(PublicAddress.Is))) throw new IOException(Failed);
        var socket = new Socket(found[0].AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(new IPEndPoint(found[0], context.DnsEndPoint.Port), ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
