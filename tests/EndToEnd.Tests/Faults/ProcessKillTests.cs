using System.Diagnostics;
using System.Globalization;
using Shouldly;
using SmartPark.Testing.Databases;
using Xunit;

namespace SmartPark.EndToEnd.Tests.Faults;

/// <summary>Cases of a process while the portal is killed again and again. SMARTPARK_KILL_CASES says how many (the proof of the engine: 1,000).</summary>
[Collection("Faults")]
public sealed class ProcessKillTests(ITestOutputHelper output)
{
    private static readonly int Cases = int.Parse(Environment.GetEnvironmentVariable("SMARTPARK_KILL_CASES") ?? "16", CultureInfo.InvariantCulture);

    [Fact]
    public async Task No_case_is_lost_no_step_or_service_is_done_twice_however_often_the_portal_is_killed_on_sqlite()
    {
        using var at = await Installation.OnSqliteAsync();
        await KillAndJudgeAsync(at, 2);
        at.Rows("pragma integrity_check").ShouldBe(["ok"]);
    }

    [Fact]
    public async Task No_case_is_lost_no_step_or_service_is_done_twice_however_often_the_portal_is_killed_on_postgres()
    {
        using var at = await Installation.OnPostgresAsync(PostgresServer.Shared);
        await KillAndJudgeAsync(at, 2);
    }

    private async Task KillAndJudgeAsync(Installation at, int leastKills)
    {
        var (random, kills, all) = (new Random(20261126), Math.Max(leastKills, Cases / 100), Cases * 4);
        var people = new Reviewers(at, Cases);
        Task working = Task.CompletedTask;
        var began = Stopwatch.GetTimestamp();
        for (var kill = 0; kill < kills; kill++)
        {
            await using var portal = await PortalProcess.ServeAsync(at);
            people.Turn(portal);
            if (kill == 0)
            {
                await people.PublishAsync();
                working = people.RunAsync();
            }
            await ReachedAsync(people, all * (kill + 1) / (kills + 1), portal);
            await Poll.MomentAsync(random, 5, 300);
            await portal.KillAsync();
        }
        await using var last = await PortalProcess.ServeAsync(at);
        people.Turn(last);
        await ReachedAsync(people, all, last);
        people.Stop();
        await working;
        await Poll.UntilAsync(() => Task.FromResult(Number(at, "select count(*) from workflows_instances where state <> 'Active'") == Cases && Waiting(at) == 0), TimeSpan.FromSeconds(150 + Cases),
            () => $"{Number(at, "select count(*) from workflows_instances where state <> 'Active'")} of {Cases} ended, {Waiting(at)} events wait; {last.Error}");
        output.WriteLine($"{at.Postgres is null}: {Cases} cases, {kills} kills, {people.Acknowledged} acts acknowledged, {Stopwatch.GetElapsedTime(began).TotalSeconds:0} s");
        await JudgeAsync(at, people);
    }

    private static Task ReachedAsync(Reviewers people, int acknowledged, PortalProcess portal) =>
        Poll.UntilAsync(() => Task.FromResult(people.Acknowledged >= acknowledged), TimeSpan.FromMinutes(15), () => $"{people.Acknowledged} of {acknowledged}; {people.Odd.LastOrDefault()} {portal.Error}");

    private static async Task JudgeAsync(Installation at, Reviewers people)
    {
        people.Odd.ShouldBeEmpty();
        people.Decided.ShouldBe(Cases * 3);
        Number(at, "select count(*) from portal_articles where state = 'Published'").ShouldBe(Cases, "an article was lost, written twice or not published");
        at.Rows("select subject from workflows_instances group by subject having count(*) > 1").ShouldBeEmpty("a case was begun twice");
        at.Rows("select state, outcome, count(*) from workflows_instances group by state, outcome").ShouldBe([$"Completed|done|{Cases}"]);
        foreach (var (kind, node) in new[] { ("start", "Start"), ("approve", "Check"), ("approve", "Left"), ("approve", "Right"), ("timer", "Wait"), ("service", "Publish") })
            Number(at, $"select count(distinct instance_id) from workflows_acts where kind = '{kind}' and node = '{node}'").ShouldBe(Cases, $"{kind} {node}: a step was lost");
        Number(at, "select count(*) from workflows_acts").ShouldBe(Cases * 6, "a step was done twice: " + string.Join("; ", at.Rows("select kind, node, count(*) from workflows_acts group by kind, node")));
        at.Rows("select instance_id from workflows_acts group by instance_id having count(*) <> max(number) or min(number) <> 1").ShouldBeEmpty("a hole in a trail");
        Number(at, "select count(*) from workflows_tasks where state = 'Done'").ShouldBe(Cases * 3);
        Number(at, "select count(*) from workflows_tasks").ShouldBe(Cases * 3, "a task was made twice");
        Number(at, "select count(*) from workflows_outbox where name = 'workflows.service-called.v1'").ShouldBe(Cases, "a service was called twice");
        Number(at, "select count(*) from portal_outbox where name = 'portal.article-published.v1'").ShouldBe(Cases, "a service took effect twice");
        Number(at, "select count(*) from workflows_waits").ShouldBe(0);
        foreach (var module in new[] { "workflows", "portal" }) Number(at, $"select count(*) from {module}_outbox where parked_at is not null").ShouldBe(0);
        var audit = await PortalProcess.RunAsync(at, null, "audit", "verify");
        audit.Code.ShouldBe(0, audit.Output + audit.Error);
    }

    private static int Waiting(Installation at) => new[] { "portal", "workflows", "kernel", "identity" }.Sum(m => Number(at, $"select count(*) from {m}_outbox where delivered_at is null and parked_at is null"));

    private static int Number(Installation at, string sql) => int.Parse(at.Rows(sql)[0], CultureInfo.InvariantCulture);
}
