using System.Net;
using System.Net.Http.Json;
using Shouldly;
using SmartPark.Testing.Databases;
using Xunit;

namespace SmartPark.EndToEnd.Tests.Faults;

[Collection("Faults")]
public sealed class DatabaseStopTests(ITestOutputHelper output)
{
    [Fact]
    public async Task A_stopped_postgres_is_told_calmly_and_the_portal_recovers_by_itself()
    {
        var server = PostgresServer.StartOwn();
        try
        {
            using var at = await Installation.OnPostgresAsync(server);
            await using var portal = await PortalProcess.ServeAsync(at);
            using var client = portal.Client(at.Park.Key);
            await WriteAsync(client, "before", HttpStatusCode.OK);
            await ReadyAsync(client, HttpStatusCode.OK);
            server.Stop();
            await CalmAsync(client);
            await ReadyAsync(client, HttpStatusCode.ServiceUnavailable);
            server.StartAgain();
            await ReadyAsync(client, HttpStatusCode.OK);
            await Poll.UntilAsync(async () => (await client.PostAsJsonAsync("/api/v1/articles", Writers.Article("after"))).IsSuccessStatusCode, TimeSpan.FromSeconds(60), () => portal.Error);
            at.Rows("select title from portal_articles where title in ('before', 'during', 'after')").Distinct().Order().ShouldBe(["after", "before"]);
            await Poll.UntilAsync(() => Task.FromResult(at.Rows("select count(*) from portal_outbox where delivered_at is null")[0] == "0"), TimeSpan.FromSeconds(30), () => "events were not delivered after the database came back");
        }
        finally { server.Remove(); }
    }

    private async Task CalmAsync(HttpClient client)
    {
        foreach (var path in new[] { "/api/v1/me", "/api/v1/sites", "/" })
        {
            using var answer = await client.GetAsync(path);
            await CalmAsync(answer, path);
        }
        using var written = await client.PostAsJsonAsync("/api/v1/articles", Writers.Article("during"));
        await CalmAsync(written, "POST /api/v1/articles");
        (await client.GetAsync("/health/live")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private async Task CalmAsync(HttpResponseMessage answer, string what)
    {
        var body = await answer.Content.ReadAsStringAsync();
        output.WriteLine($"{what}: {(int)answer.StatusCode} {body}");
        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable, what + body);
        foreach (var leak in new[] { "   at ", "Exception", "Npgsql", "127.0.0.1", "park_owner", "Host=" }) body.ShouldNotContain(leak);
        if (what.Contains("/api", StringComparison.Ordinal)) answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        answer.Headers.RetryAfter.ShouldNotBeNull();
    }

    private static Task ReadyAsync(HttpClient client, HttpStatusCode wanted) =>
        Poll.UntilAsync(async () => (await client.GetAsync("/health/ready")).StatusCode == wanted, TimeSpan.FromSeconds(60), () => $"/health/ready never said {wanted}");

    private static async Task WriteAsync(HttpClient client, string title, HttpStatusCode wanted)
    {
        using var answer = await client.PostAsJsonAsync("/api/v1/articles", Writers.Article(title));
        answer.StatusCode.ShouldBe(wanted, await answer.Content.ReadAsStringAsync());
    }
}
