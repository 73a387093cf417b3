using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json;

namespace SmartPark.EndToEnd.Tests.Faults;

/// <summary>
/// People who write articles and people who decide on them, all without pause: each article is a case of a process with one step, two beside each other, a join, a timer and a service. What has no answer is asked
/// again with its key, on the next life of the server too.
/// </summary>
internal sealed class Reviewers(Installation at, int cases)
{
    private const int Deciders = 3;
    private const string Key = "article-publication";

    private readonly ConcurrentDictionary<string, bool> _decided = new();
    private volatile PortalProcess? _portal;
    private volatile bool _stopped;
    private int _written;
    private int _submitted;

    /// <summary>Decisions that were acknowledged.</summary>
    public int Decided => _decided.Count;

    /// <summary>Everything that was acknowledged.</summary>
    public int Acknowledged => _submitted + Decided;

    /// <summary>Answers that were neither success nor a broken connection.</summary>
    public ConcurrentQueue<string> Odd { get; } = new();

    public void Turn(PortalProcess? portal) => _portal = portal;

    public void Stop() => _stopped = true;

    /// <summary>Draws the process and puts it into use.</summary>
    public async Task PublishAsync()
    {
        var task = (string id) => $"""<userTask id="{id}" name="{id}"><extensionElements><sp:settings kind="approve" approver="role:park-manager" onReject="end" /></extensionElements></userTask>""";
        var flows = new[] { "Start>Check", "Check>Fork", "Fork>Left", "Fork>Right", "Left>Join", "Right>Join", "Join>Wait", "Wait>Publish", "Publish>End" }.Select((f, n) => $"""<sequenceFlow id="f{n}" sourceRef="{f.Split('>')[0]}" targetRef="{f.Split('>')[1]}" />""");
        var document = $"""
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:sp="urn:smartpark:bpmn:1" id="d" targetNamespace="t"><process id="{Key}" name="发布" isExecutable="true"><extensionElements><sp:settings start="system" /></extensionElements>
            <startEvent id="Start" />{task("Check")}<parallelGateway id="Fork" />{task("Left")}{task("Right")}<parallelGateway id="Join" />
            <intermediateCatchEvent id="Wait"><timerEventDefinition><timeDuration>PT1S</timeDuration></timerEventDefinition></intermediateCatchEvent>
            <serviceTask id="Publish"><extensionElements><sp:settings handler="portal.publish-article" /></extensionElements></serviceTask><endEvent id="End" />{string.Concat(flows)}</process></definitions>
            """;
        using var client = _portal!.Client(at.Park.Key);
        var saved = await Writers.JsonAsync(await client.PutAsJsonAsync("/api/v1/workflows/definitions", new { key = Key, name = "发布", document, version = 0 }));
        await Writers.JsonAsync(await client.PostAsJsonAsync($"/api/v1/workflows/definitions/{saved.GetGuid()}/publish", new { version = 1, despiteDoubts = true }));
    }

    public Task RunAsync() => Task.WhenAll([Task.Run(WriteAsync), Task.Run(WriteAsync), .. Enumerable.Range(0, Deciders).Select(n => Task.Run(() => DecideAsync(n)))]);

    private async Task WriteAsync()
    {
        while (Interlocked.Increment(ref _written) is var n && n <= cases && !_stopped)
        {
            var written = await SentAsync($"case-{n}-write", "/api/v1/articles", Writers.Article($"case {n}"));
            await SentAsync($"case-{n}-submit", $"/api/v1/articles/{written.GetGuid()}/submit", new { version = 1 });
            Interlocked.Increment(ref _submitted);
        }
    }

    /// <summary>Each of them has the tasks whose id falls to him, so nobody is ever too late.</summary>
    private async Task DecideAsync(int number)
    {
        while (!_stopped)
        {
            var tasks = await AskedAsync("/api/v1/workflows/tasks?box=Group&size=50&sort=at");
            var mine = tasks.ValueKind == JsonValueKind.Undefined ? [] : tasks.GetProperty("rows").EnumerateArray().Select(t => t.GetProperty("id").GetString()!).Where(id => id[^1] % Deciders == number && !_decided.ContainsKey(id)).ToList();
            if (mine.Count == 0) await Poll.MomentAsync(new Random(number), 20, 60);
            foreach (var id in mine)
            {
                await SentAsync("decide-" + id, $"/api/v1/workflows/tasks/{id}/decision", new { decision = "Approve" });
                _decided[id] = true;
            }
        }
    }

    private async Task<JsonElement> AskedAsync(string path)
    {
        if (_portal is not { } portal) return default;
        using var client = portal.Client(at.Park.Key);
        try { return await Writers.JsonAsync(await client.GetAsync(path)); }
        catch (Exception e) when (e is HttpRequestException or IOException or TaskCanceledException) { return default; }
    }

    private async Task<JsonElement> SentAsync(string key, string path, object body)
    {
        JsonElement said = default;
        await Poll.UntilAsync(async () =>
        {
            if (_portal is not { } portal) return _stopped;
            using var client = portal.Client(at.Park.Key);
            using var message = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
            message.Headers.Add("Idempotency-Key", key);
            try { said = await Writers.JsonAsync(await client.SendAsync(message)); }
            catch (Exception e) when (e is HttpRequestException or IOException or TaskCanceledException) { return false; }
            catch (InvalidOperationException refused)
            {
                Odd.Enqueue($"{key}: {refused.Message}");
                return _stopped;
            }
            return true;
        }, TimeSpan.FromSeconds(150), () => $"{key} was never answered; {Odd.LastOrDefault()}");
        return said;
    }
}
