using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace SmartPark.EndToEnd.Tests.Faults;

/// <summary>Clients that write without pause and keep a ledger: what they attempted and what was acknowledged. An operation without an answer is repeated with its key, on the next life of the server too.</summary>
internal sealed class Writers(Installation at)
{
    private readonly ConcurrentDictionary<string, bool> _attempted = new();
    private volatile PortalProcess? _portal;
    private volatile bool _stopped;

    /// <summary>Titles whose writing was acknowledged.</summary>
    public IReadOnlyCollection<string> Acknowledged => [.. _attempted.Where(a => a.Value).Select(a => a.Key)];

    /// <summary>Titles that were ever sent.</summary>
    public IReadOnlyCollection<string> Attempted => [.. _attempted.Keys];

    /// <summary>Answers that were neither success nor a broken connection.</summary>
    public ConcurrentQueue<string> Odd { get; } = new();

    public void Turn(PortalProcess? portal) => _portal = portal;

    public async Task RunAsync(int clients)
    {
        await Task.WhenAll(Enumerable.Range(0, clients).Select(n => Task.Run(() => ClientAsync(n))));
    }

    /// <summary>Lets every client end what it has begun.</summary>
    public void Stop() => _stopped = true;

    private async Task ClientAsync(int number)
    {
        for (var n = 0; !_stopped; n++)
        {
            var title = $"client {number} operation {n}";
            _attempted[title] = false;
            await Poll.UntilAsync(() => TryAsync(number, title), TimeSpan.FromSeconds(150), () => $"{title} was never answered; {Odd.LastOrDefault()}");
            _attempted[title] = true;
        }
    }

    private async Task<bool> TryAsync(int number, string title)
    {
        if (_portal is not { } portal) return false;
        using var client = portal.Client(number % 2 == 0 ? at.Park.Key : null);
        using var message = new HttpRequestMessage(HttpMethod.Post, number % 2 == 0 ? "/api/v1/articles" : $"/api/v1/parks/{at.Park.Park}/enquiries")
        {
            Content = JsonContent.Create(number % 2 == 0 ? Article(title) : new { kind = "Question", title, text = "How long does it take?" }),
        };
        message.Headers.Add("Idempotency-Key", title.Replace(' ', '-'));
        try
        {
            using var answer = await client.SendAsync(message);
            if (answer.IsSuccessStatusCode) return true;
            var body = await answer.Content.ReadAsStringAsync();
            if (body.Contains("idempotency.shown-once", StringComparison.Ordinal)) return true;
            Odd.Enqueue($"{(int)answer.StatusCode} {body}");
            return false;
        }
        catch (Exception e) when (e is HttpRequestException or IOException or TaskCanceledException) { return false; }
    }

    public static object Article(string title, string body = "First line.") => new { text = new { column = "news", title, body } };

    public static async Task<JsonElement> JsonAsync(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        if (answer.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.NoContent)) throw new InvalidOperationException($"{(int)answer.StatusCode} {text}");
        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
    }
}
