using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using SmartPark.Kernel;
using SmartPark.Kernel.Audit;
using SmartPark.Kernel.Events;
using SmartPark.Kernel.Persistence;
using SmartPark.Kernel.Search;
using SmartPark.Kernel.UseCases;
using SmartPark.Testing.Calls;
using Xunit;

namespace SmartPark.Persistence.Tests;

public sealed class TransactionsOnSqlite() : TransactionFacts(DatabaseProvider.Sqlite);

public sealed class TransactionsOnPostgres() : TransactionFacts(DatabaseProvider.Postgres);

public abstract class TransactionFacts(DatabaseProvider provider) : BothEngines(provider)
{
    [Fact]
    public async Task A_command_stores_row_event_audit_line_and_search_entry_together()
    {
        (await As(Ann, new WriteNote("水泵检修"))).Succeeded.ShouldBeTrue();
        (await As(Ann, new FindNotes())).Require().ShouldBe(["水泵检修"]);
        (await As(Ann, new SearchEverything("水泵"))).Require().Hits.Single().Title.ShouldBe("水泵检修");
        (await As(Ann, new VerifyAudit())).Require().Lines.ShouldBe(1);
        (await Outbox()).Single().Name.ShouldBe("probe.note-written.v1");
    }

    [Fact]
    public async Task A_refused_command_leaves_nothing_behind()
    {
        (await As(Ann, new WriteNote("水泵检修", ThenRefuse: true))).Refusal!.Code.ShouldBe("note.refused");
        (await As(Ann, new FindNotes())).Require().ShouldBeEmpty();
        (await As(Ann, new SearchEverything("水泵"))).Require().Hits.ShouldBeEmpty();
        (await As(Ann, new VerifyAudit())).Require().Lines.ShouldBe(0);
        (await Outbox()).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_second_of_two_editors_is_told()
    {
        var note = (await As(Ann, new WriteNote("one"))).Require();
        (await As(Ann, new ChangeNote(note, "two", 1))).Succeeded.ShouldBeTrue();
        (await As(Ann, new ChangeNote(note, "three", 1))).Refusal!.Code.ShouldBe("conflict.changed");
        (await As(Ann, new FindNotes())).Require().ShouldBe(["two"]);
    }

    [Fact]
    public async Task Of_forty_simultaneous_edits_of_one_version_exactly_one_wins()
    {
        var note = (await As(Ann, new WriteNote("start"))).Require();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(() => As(Ann, new ChangeNote(note, $"edit {i}", 1)))));
        outcomes.Count(o => o.Succeeded).ShouldBe(1);
        outcomes.Where(o => !o.Succeeded).ShouldAllBe(o => o.Refusal!.Code == "conflict.changed");
    }

    [Fact]
    public async Task A_broken_unique_rule_is_a_refusal_and_not_an_error()
    {
        (await As(Ann, new WriteNote("same"))).Succeeded.ShouldBeTrue();
        (await As(Ann, new WriteNote("same"))).Refusal!.Code.ShouldBe("conflict.exists");
        (await As(Ben, new WriteNote("same"))).Succeeded.ShouldBeTrue("another tenant's natural keys are its own");
    }

    [Fact]
    public async Task Without_permission_nothing_runs_and_the_denial_is_audited()
    {
        var reader = Host.Callers.Person(A, Kernel.Tenancy.TenantKinds.Enterprise, Park, "probe.read");
        (await As(reader, new WriteNote("x"))).Refusal!.Code.ShouldBe("access.denied");
        (await As(Kernel.Tenancy.Ticket.Visitor, new WriteNote("x"))).Refusal!.Code.ShouldBe("access.sign-in-needed");
        (await As(reader, new EchoNote(Guid.NewGuid()))).Refusal!.Code.ShouldBe("access.denied");
        (await As(Ann, new FindAuditLines())).Require().Rows.Select(r => r.Outcome).ShouldBe(["access.denied", "access.denied"]);
    }

    [Fact]
    public async Task A_repeated_idempotent_command_has_one_effect_and_equal_answers()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => Keyed("key-1", "hash", new WriteNote("once")))));
        answers.Select(a => a.Require()).Distinct().Count().ShouldBe(1);
        (await As(Ann, new FindNotes())).Require().ShouldBe(["once"]);
        (await Keyed("key-1", "other hash", new WriteNote("twice"))).Refusal!.Code.ShouldBe("idempotency.other-request");
    }

    private Task<Kernel.Results.Result<Guid>> Keyed(string key, string hash, WriteNote request) => TestCallers.AsAsync(Ann, async () =>
    {
        await using var scope = Host.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallContext>().Idempotency = new(key, hash);
        return await scope.ServiceProvider.GetRequiredService<IUseCases>().SendAsync(request);
    });

    private async Task<List<OutboxMessage>> Outbox()
    {
        List<OutboxMessage> messages = [];
        await Everywhere(async db => messages = await ((ProbeDb)db).Set<OutboxMessage>().AsNoTracking().ToListAsync());
        return messages;
    }
}
