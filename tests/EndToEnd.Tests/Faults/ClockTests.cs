using System.Net;
using System.Net.Http.Json;
using Shouldly;
using Xunit;

namespace SmartPark.EndToEnd.Tests.Faults;

[Collection("Faults")]
public sealed class ClockTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Thirty_days_pass_in_a_moment_and_then_the_clock_goes_back_ten_minutes()
    {
        using var at = await Installation.OnSqliteAsync();
        var clock = new MovableClock(at.Directory);
        await using var portal = await PortalProcess.ServeAsync(at, clock.Environment);
        using var client = portal.Client(at.Park.Key);
        using var brief = portal.Client(at.Park.ShortKey);
        var article = await ScheduledAsync(client);
        (await brief.GetAsync("/api/v1/me")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await LinkAsync(client, at)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await PublishedAsync(client, at, article)).ShouldBeFalse();

        clock.Move("+30d");
        await Poll.UntilAsync(() => PublishedAsync(client, at, article), TimeSpan.FromSeconds(40), () => "the scheduled article did not appear");
        (await brief.GetAsync("/api/v1/me")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized, "a key of ten days, thirty days later");
        using (var link = await LinkAsync(client, at))
        {
            var sentence = await link.Content.ReadAsStringAsync();
            link.IsSuccessStatusCode.ShouldBeFalse(sentence);
            sentence.ShouldContain("invitation.link");
        }
        await WriteAsync(client, "thirty days later");

        await Poll.UntilAsync(() => Task.FromResult(Messages(at) != "0" && Waiting(at) == "0"), TimeSpan.FromSeconds(40), () => "nobody was told that the article appeared");
        var told = Messages(at);
        clock.Move($"+{(30 * 24 * 60) - 10}m");
        await WriteAsync(client, "ten minutes earlier");
        (await PublishedAsync(client, at, article)).ShouldBeTrue("it appeared twenty days ago");
        await Poll.UntilAsync(() => Task.FromResult(Waiting(at) == "0"), TimeSpan.FromSeconds(30), () => "events wait");
        at.Rows("select person_id, title_zh from portal_messages group by person_id, title_zh having count(*) > 1").ShouldBeEmpty("told twice");
        output.WriteLine($"{told} messages before the clock went back, {Messages(at)} afterwards");
        Messages(at).ShouldBe(told);
        var audit = await PortalProcess.RunAsync(at, null, "audit", "verify");
        audit.Code.ShouldBe(0, audit.Output);
    }

    private static string Waiting(Installation at) => at.Rows("select count(*) from portal_outbox where delivered_at is null and parked_at is null")[0];

    private static string Messages(Installation at) => at.Rows("select count(*) from portal_messages")[0];

    private static async Task<bool> PublishedAsync(HttpClient client, Installation at, Guid article) =>
        (await (await client.GetAsync($"/api/v1/parks/{at.Park.Park}/articles")).Content.ReadAsStringAsync()).Contains(article.ToString(), StringComparison.Ordinal);

    private static async Task<Guid> ScheduledAsync(HttpClient client)
    {
        var id = (await Writers.JsonAsync(await client.PostAsJsonAsync("/api/v1/articles", Writers.Article("in ten days")))).GetGuid();
        await Writers.JsonAsync(await client.PostAsJsonAsync($"/api/v1/articles/{id}/submit", new { version = 1 }));
        await Writers.JsonAsync(await client.PostAsJsonAsync($"/api/v1/articles/{id}/schedule", new { version = 2, at = TimeProvider.System.GetUtcNow().AddDays(10), tell = true }));
        return id;
    }

    private static Task<HttpResponseMessage> LinkAsync(HttpClient client, Installation at) => client.PostAsJsonAsync("/api/v1/invitation-links", new { token = at.Park.InvitationToken });

    private static async Task WriteAsync(HttpClient client, string title)
    {
        using var answer = await client.PostAsJsonAsync("/api/v1/articles", Writers.Article(title));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
    }
}
