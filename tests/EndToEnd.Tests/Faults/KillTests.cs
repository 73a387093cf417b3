using Shouldly;
using SmartPark.Testing.Databases;
using Xunit;

namespace SmartPark.EndToEnd.Tests.Faults;

[Collection("Faults")]
public sealed class KillTests(ITestOutputHelper output)
{
    private const int Clients = 4;

    [Fact]
    public async Task Ten_kills_in_the_middle_of_writing_lose_nothing_acknowledged_and_leave_nothing_half_done_on_sqlite()
    {
        using var at = await Installation.OnSqliteAsync();
        await KillAndJudgeAsync(at, 10);
        at.Rows("pragma integrity_check").ShouldBe(["ok"]);
        at.Rows("pragma foreign_key_check").ShouldBeEmpty();
    }

    [Fact]
    public async Task Three_kills_in_the_middle_of_writing_lose_nothing_acknowledged_and_leave_nothing_half_done_on_postgres()
    {
        using var at = await Installation.OnPostgresAsync(PostgresServer.Shared);
        await KillAndJudgeAsync(at, 3);
    }

    private async Task KillAndJudgeAsync(Installation at, int kills)
    {
        var random = new Random(20261122 + kills);
        var writers = new Writers(at);
        var writing = writers.RunAsync(Clients);
        for (var kill = 0; kill < kills; kill++)
        {
            await using var portal = await PortalProcess.ServeAsync(at);
            var before = writers.Acknowledged.Count;
            writers.Turn(portal);
            await Poll.UntilAsync(() => Task.FromResult(writers.Acknowledged.Count >= before + Clients), TimeSpan.FromSeconds(60), () => $"no write was acknowledged before kill {kill}: {writers.Odd.LastOrDefault()}");
            await Poll.MomentAsync(random, 20, 400);
            await portal.KillAsync();
        }
        await using var last = await PortalProcess.ServeAsync(at);
        writers.Turn(last);
        writers.Stop();
        await writing;
        await JudgeAsync(at, writers, kills);
    }

    private async Task JudgeAsync(Installation at, Writers writers, int kills)
    {
        var stored = at.Rows("select title from portal_articles").Concat(at.Rows("select title from portal_enquiries")).Where(t => t.StartsWith("client ", StringComparison.Ordinal)).ToList();
        var lost = writers.Acknowledged.Except(stored).ToList();
        output.WriteLine($"{kills} kills, {writers.Attempted.Count} operations attempted, {writers.Acknowledged.Count} acknowledged, {stored.Count} stored, {lost.Count} lost, {writers.Odd.Count} odd answers");
        lost.ShouldBeEmpty("acknowledged and gone");
        stored.ShouldBeUnique("done twice although the idempotency key was the same");
        stored.Except(writers.Attempted).ShouldBeEmpty();
        writers.Odd.ShouldBeEmpty();
        HalfDone(at).ShouldBeEmpty();
        await Poll.UntilAsync(() => Task.FromResult(Waiting(at) == 0), TimeSpan.FromSeconds(20), () => $"{Waiting(at)} events wait in the outboxes");
        at.Rows("select count(*) from portal_outbox where parked_at is not null").ShouldBe(["0"]);
        var audit = await PortalProcess.RunAsync(at, null, "audit", "verify");
        audit.Code.ShouldBe(0, audit.Output + audit.Error);
        audit.Output.ShouldContain("whole");
    }

    /// <summary>Rows without the companions that stand in the same transaction.</summary>
    private static List<string> HalfDone(Installation at) =>
    [
        .. at.Rows("select title from portal_articles a where not exists (select 1 from portal_article_revisions r where r.article_id = a.id)"),
        .. at.Rows("select title from portal_enquiries e where not exists (select 1 from portal_enquiry_acts r where r.enquiry_id = e.id)"),
        .. at.Rows("select title from portal_enquiries e where not exists (select 1 from portal_access_codes c where c.enquiry_id = e.id)"),
        .. at.Rows("select number from portal_enquiries group by number having count(*) > 1"),
    ];

    private static int Waiting(Installation at) =>
        new[] { "portal", "identity", "kernel" }.Sum(m => int.Parse(at.Rows($"select count(*) from {m}_outbox where delivered_at is null and parked_at is null")[0], System.Globalization.CultureInfo.InvariantCulture));
}
