using System.Net;
using System.Net.Http.Json;
using Shouldly;
using SmartPark.Testing.Databases;
using SmartPark.Testing.Web;
using Xunit;

namespace SmartPark.EndToEnd.Tests.Faults;

/// <summary>Two portal processes on one PostgreSQL and one directory of files, as a park runs them.</summary>
[Collection("Faults")]
public sealed class TwoNodesTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(15);

    [Fact]
    public async Task Two_nodes_are_one_portal_and_one_of_them_may_die()
    {
        using var at = await Installation.OnPostgresAsync(PostgresServer.Shared);
        await using var a = await PortalProcess.ServeAsync(at);
        await using var b = await PortalProcess.ServeAsync(at);
        using var onA = a.Client(at.Park.Key);
        using var onB = b.Client(at.Park.Key);

        await SessionCountsOnBothAsync(a, b);

        using var visitor = b.Client();
        (await visitor.GetStringAsync("/p/faults/news")).ShouldNotContain("两节点");
        await PublishAsync(onA, "两节点同一门户");
        await Poll.UntilAsync(async () => (await visitor.GetStringAsync("/p/faults/news")).Contains("两节点同一门户", StringComparison.Ordinal), Soon, () => "node B shows its cached page: it did not hear node A");

        var first = await ScheduleAsync(onA, "定时一次");
        await Poll.UntilAsync(() => Task.FromResult(Published(at, first) > 0), TimeSpan.FromSeconds(60), () => "the scheduled article did not appear");

        await a.KillAsync();
        await PublishAsync(onB, "独自继续");
        var second = await ScheduleAsync(onB, "接管定时");
        await Poll.UntilAsync(() => Task.FromResult(Published(at, second) > 0), TimeSpan.FromSeconds(90), () => "node B did not take over the jobs of the dead node: " + b.Error);
        await Poll.UntilAsync(() => Task.FromResult(at.Rows("select count(*) from portal_outbox where delivered_at is null")[0] == "0"), TimeSpan.FromSeconds(90), () => "events of the dead node wait");
        (Published(at, first), Published(at, second)).ShouldBe((1, 1), "each appeared once, whatever node's clock struck");
    }

    private static async Task SessionCountsOnBothAsync(PortalProcess a, PortalProcess b)
    {
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false };
        using var browser = new HttpClient(handler);
        var page = await browser.GetStringAsync(new Uri(a.Address, "/account/sign-in"));
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["login"] = "wang@faults.example",
            ["password"] = "Verzeih-mir-42-Kraniche",
            ["returnUrl"] = "/w",
            [FormToken.Field] = FormToken.Of(page),
        });
        // The form came from node A and is posted to node B: both read the same protection keys.
        using var signedIn = await browser.PostAsync(new Uri(b.Address, "/account/sign-in"), form);
        (signedIn.StatusCode, signedIn.Headers.Location?.ToString()).ShouldBe((HttpStatusCode.SeeOther, "/w"));
        foreach (var node in new[] { a, b }) (await browser.GetAsync(new Uri(node.Address, "/api/v1/me"))).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var ended = await browser.PostAsync(new Uri(a.Address, "/api/v1/me/sign-out-everywhere"), null);
        ended.IsSuccessStatusCode.ShouldBeTrue(await ended.Content.ReadAsStringAsync());
        (await browser.GetAsync(new Uri(b.Address, "/api/v1/me"))).StatusCode.ShouldBe(HttpStatusCode.Unauthorized, "what node A ended, node B does not know at the very next request");
    }

    private static async Task PublishAsync(HttpClient client, string title) => await StepAsync(client, await SubmittedAsync(client, title), "publish", new { version = 2 });

    private static async Task<Guid> ScheduleAsync(HttpClient client, string title)
    {
        var id = await SubmittedAsync(client, title);
        await StepAsync(client, id, "schedule", new { version = 2, at = TimeProvider.System.GetUtcNow().AddSeconds(4) });
        return id;
    }

    private static async Task<Guid> SubmittedAsync(HttpClient client, string title)
    {
        using var answer = await client.PostAsJsonAsync("/api/v1/articles", Writers.Article(title));
        var id = (await Writers.JsonAsync(answer)).GetGuid();
        await StepAsync(client, id, "submit", new { version = 1 });
        return id;
    }

    private static async Task StepAsync(HttpClient client, Guid id, string step, object body)
    {
        using var answer = await client.PostAsJsonAsync($"/api/v1/articles/{id}/{step}", body);
        answer.StatusCode.ShouldBe(HttpStatusCode.NoContent, await answer.Content.ReadAsStringAsync());
    }

    private static int Published(Installation at, Guid id) =>
        int.Parse(at.Rows($"select count(*) from portal_outbox where name = 'portal.article-published.v1' and payload like '%{id}%'")[0], System.Globalization.CultureInfo.InvariantCulture);
}
