using System.Diagnostics;
using System.Net;

namespace SmartPark.Bench.Portal;

/// <summary>What one round of readers saw.</summary>
/// <param name="PerSecond">Whole answers a second.</param>
/// <param name="P50">Milliseconds of a request, median.</param>
/// <param name="P95">The same, 95th percentile.</param>
/// <param name="Bytes">Bytes of one answer's body.</param>
/// <param name="ServerMicroseconds">Processor time the server used for one answer.</param>
internal sealed record Round(double PerSecond, double P50, double P95, long Bytes, double ServerMicroseconds);

/// <summary>Parallel readers on connections they keep: each asks for the page again as soon as it has read the whole answer.</summary>
internal sealed class Readers : IDisposable
{
    private readonly Served _server;
    private readonly Uri _page;
    private readonly int _count;
    private readonly string? _cookie;
    private readonly HttpMessageInvoker _http;

    public Readers(Served server, string path, int count, string? cookie = null)
    {
        (_server, _page, _count, _cookie) = (server, new Uri(server.Address, path), count, cookie);
        _http = new(new SocketsHttpHandler { MaxConnectionsPerServer = count, UseCookies = false, UseProxy = false, AllowAutoRedirect = false });
    }

    public async Task<Round> RunAsync(TimeSpan time)
    {
        var (began, worked) = (Stopwatch.GetTimestamp(), _server.Worked);
        var until = began + (long)(time.TotalSeconds * Stopwatch.Frequency);
        var readers = await Task.WhenAll(Enumerable.Range(0, _count).Select(_ => Task.Run(() => ReadAsync(until))));
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        var times = readers.SelectMany(r => r.Times).ToList();
        var busy = (_server.Worked - worked).TotalMicroseconds;
        return new(times.Count / seconds, Samples.Median(times), Samples.At(times, 0.95), readers.Max(r => r.Bytes), busy / times.Count);
    }

    public void Dispose() => _http.Dispose();

    private async Task<(List<double> Times, long Bytes)> ReadAsync(long until)
    {
        var (times, buffer, bytes) = (new List<double>(), new byte[32 * 1024], 0L);
        while (Stopwatch.GetTimestamp() < until)
        {
            var at = Stopwatch.GetTimestamp();
            using var request = new HttpRequestMessage(HttpMethod.Get, _page);
            if (_cookie is not null) request.Headers.Add("Cookie", _cookie);
            using var answer = await _http.SendAsync(request, CancellationToken.None);
            if (answer.StatusCode != HttpStatusCode.OK) throw new InvalidOperationException($"{_page} answered {(int)answer.StatusCode}");
            await using var body = await answer.Content.ReadAsStreamAsync();
            bytes = 0;
            for (int read; (read = await body.ReadAsync(buffer)) > 0;) bytes += read;
            times.Add(Stopwatch.GetElapsedTime(at).TotalMilliseconds);
        }
        return (times, bytes);
    }
}
