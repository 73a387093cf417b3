using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using SmartPark.Kernel;
using SmartPark.Kernel.Events;
using SmartPark.Kernel.Persistence;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;
using Xunit;

namespace SmartPark.Persistence.Tests;

[Collection("delivery")]
public sealed class DeliveryOnSqlite() : DeliveryFacts(DatabaseProvider.Sqlite);

[Collection("delivery")]
public sealed class DeliveryOnPostgres() : DeliveryFacts(DatabaseProvider.Postgres);

public abstract class DeliveryFacts(DatabaseProvider provider) : BothEngines(provider)
{
    private Dispatcher Dispatcher => Host.Services.GetRequiredService<Dispatcher>();

    [Fact]
    public async Task An_event_takes_effect_once_although_dispatchers_race()
    {
        EchoNoteHandler.FailuresLeft = 0;
        for (var i = 0; i < 5; i++) await As(Ann, new WriteNote($"n{i}"));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Dispatcher.RunOnceAsync(CancellationToken.None))));
        (await As(Ann, new FindNotes())).Require().Count(t => t.StartsWith("echo", StringComparison.Ordinal)).ShouldBe(5);
    }

    [Fact]
    public async Task An_event_delivered_twice_takes_effect_once()
    {
        EchoNoteHandler.FailuresLeft = 0;
        var note = (await As(Ann, new WriteNote("n"))).Require();
        var calls = Host.Services.GetRequiredService<SystemCalls>();
        var id = Guid.NewGuid();
        for (var i = 0; i < 2; i++) await calls.RunAsync(A, new(id, "echo"), useCases => useCases.SendAsync(new EchoNote(note)));
        (await As(Ann, new FindNotes())).Require().Count(t => t.StartsWith("echo", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task A_delivery_that_lost_a_race_is_tried_again_while_a_person_is_told()
    {
        var lost = new Try(_ => throw new DbUpdateConcurrencyException("planted"));
        (await As(Ann, lost)).Refusal!.Code.ShouldBe("conflict.changed");
        var calls = Host.Services.GetRequiredService<SystemCalls>();
        await Should.ThrowAsync<DbUpdateConcurrencyException>(() => calls.RunAsync(A, new(Guid.NewGuid(), "echo"), useCases => useCases.SendAsync(lost)));
    }

    [Fact]
    public async Task What_was_delivered_long_ago_is_forgotten_and_what_waits_or_is_young_stays()
    {
        var store = Host.Services.GetRequiredService<OutboxStore>();
        var probe = Host.Services.GetRequiredService<ModuleRegistry>().All.Single(m => m.DbType == typeof(ProbeDb));
        EchoNoteHandler.FailuresLeft = 0;
        await As(Ann, new WriteNote("old"));
        await Dispatcher.RunOnceAsync(CancellationToken.None);
        Host.Clock.Advance(OutboxStore.Kept + TimeSpan.FromDays(1));
        await As(Ann, new WriteNote("waits"));
        (await store.ForgetAsync(probe, CancellationToken.None)).ShouldBe(1, "the event; its proof stays for a while");
        (await Dispatcher.RunOnceAsync(CancellationToken.None)).ShouldBe(1, "what waited is delivered");
        (await store.ForgetAsync(probe, CancellationToken.None)).ShouldBe(0);
        Host.Clock.Advance(OutboxStore.Kept);
        (await store.ForgetAsync(probe, CancellationToken.None)).ShouldBe(1, "the old proof");
        (await As(Ann, new FindNotes())).Require().Count(t => t.StartsWith("echo", StringComparison.Ordinal)).ShouldBe(2);
    }

    [Fact]
    public async Task A_failing_delivery_backs_off_and_is_parked_for_the_operator_who_can_retry_it()
    {
        EchoNoteHandler.FailuresLeft = Dispatcher.MostAttempts;
        await As(Ann, new WriteNote("n"));
        for (var i = 0; i < Dispatcher.MostAttempts; i++)
        {
            (await Dispatcher.RunOnceAsync(CancellationToken.None)).ShouldBe(1, "attempt " + i);
            (await Dispatcher.RunOnceAsync(CancellationToken.None)).ShouldBe(0, "it waits before the next attempt");
            Host.Clock.Advance(TimeSpan.FromMinutes(10));
        }
        var op = Host.Callers.Person(TenantId.Platform, TenantKinds.Operator, null, OperationPermissions.Events);
        var parked = (await As(op, new FindParkedEvents())).Require().ShouldHaveSingleItem();
        parked.Error.ShouldContain("planted");
        (await Dispatcher.RunOnceAsync(CancellationToken.None)).ShouldBe(0);
        (await As(op, new RetryEvent(parked.Module, parked.Id))).Succeeded.ShouldBeTrue();
        (await Dispatcher.RunOnceAsync(CancellationToken.None)).ShouldBe(1);
        (await As(Ann, new FindNotes())).Require().Count(t => t.StartsWith("echo", StringComparison.Ordinal)).ShouldBe(1);
    }
}
