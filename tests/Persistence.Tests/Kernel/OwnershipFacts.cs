using Microsoft.EntityFrameworkCore;
using Shouldly;
using SmartPark.Kernel.Persistence;
using SmartPark.Kernel.Tenancy;
using Xunit;

namespace SmartPark.Persistence.Tests;

public sealed class OwnershipOnSqlite() : OwnershipFacts(DatabaseProvider.Sqlite);

public sealed class OwnershipOnPostgres() : OwnershipFacts(DatabaseProvider.Postgres);

public abstract class OwnershipFacts(DatabaseProvider provider) : BothEngines(provider)
{
    [Fact]
    public async Task Each_kind_of_row_is_seen_by_those_it_belongs_to_and_by_nobody_else()
    {
        await Seed();
        (await Seen(Ann)).ShouldBe(["deal AB", "diary Ann", "note A", "page all", "page named A", "page of A hidden", "page park", "setting"]);
        (await Seen(Ben)).ShouldBe(["deal AB", "deal B only", "note B", "page all", "page park", "setting"]);
        var stranger = Host.Callers.Person(TenantId.New(), TenantKinds.Enterprise, null, "probe.write");
        (await Seen(stranger)).ShouldBe(["page all", "setting"]);
    }

    [Fact]
    public async Task A_row_of_another_tenant_cannot_be_added_changed_or_forged()
    {
        await Seed();
        await Should.ThrowAsync<CrossTenantWriteException>(() => Within(Ann, db => Added(db, new Note { TenantId = B, Text = "forged" })));
        await Should.ThrowAsync<CrossTenantWriteException>(() => Within(Ann, db => Added(db, new Page { TenantId = B, Text = "forged" })));
        await Should.ThrowAsync<CrossTenantWriteException>(() => Within(Ann, db => Added(db, new Setting { Text = "forged" })));
        await Should.ThrowAsync<CrossTenantWriteException>(() => Within(Ann, db => Added(db, new Diary { PersonId = PersonId.New(), Text = "forged" })));
        await Should.ThrowAsync<CrossTenantWriteException>(() => Within(Ann, db => Added(db, new Deal { ProviderId = B, ConsumerId = Park, Text = "forged" })));
        await Should.ThrowAsync<CrossTenantWriteException>(() => Within(Ann, db => Added(db, new Note { Text = "nobody's" })));
    }

    [Fact]
    public async Task A_stub_with_a_foreign_id_and_ones_own_tenant_changes_nothing()
    {
        var foreign = (await As(Ben, new WriteNote("Ben's"))).Require();
        var outcome = await As(Ann, new Try(async db =>
        {
            var stub = new Note { Id = foreign, TenantId = A };
            ((ProbeDb)db).Attach(stub).Property("Version").OriginalValue = 1L;
            stub.Text = "Ann was here";
            await Task.CompletedTask;
        }));
        outcome.Refusal!.Code.ShouldBe("conflict.changed");
        (await As(Ben, new FindNotes())).Require().ShouldBe(["Ben's"]);
    }

    [Fact]
    public async Task A_reference_to_another_tenants_row_is_refused_by_the_database()
    {
        var foreign = (await As(Ben, new WriteNote("Ben's"))).Require();
        await Should.ThrowAsync<DbUpdateException>(() => As(Ann, new WriteNote("child", foreign)));
    }

    private Task Within(Ticket who, Func<ProbeDb, Task> work) => As(who, new Try(db => work((ProbeDb)db)));

    private static Task Added(ProbeDb db, object row)
    {
        db.Add(row);
        return Task.CompletedTask;
    }

    private async Task<List<string>> Seen(Ticket who)
    {
        List<string> seen = [];
        await Within(who, async db =>
        {
            seen.AddRange(await db.Notes.Select(n => n.Text).ToListAsync());
            seen.AddRange(await db.Pages.Select(n => n.Text).ToListAsync());
            seen.AddRange(await db.Deals.Select(n => n.Text).ToListAsync());
            seen.AddRange(await db.Settings.Select(n => n.Text).ToListAsync());
            seen.AddRange(await db.Diaries.Select(n => n.Text).ToListAsync());
        });
        return [.. seen.Order(StringComparer.Ordinal)];
    }

    private Task Seed() => Everywhere(db =>
    {
        ((ProbeDb)db).AddRange(
            new Note { TenantId = A, Text = "note A" }, new Note { TenantId = B, Text = "note B" },
            new Page { TenantId = Park, Audience = Audience.Everyone, Visible = true, Text = "page all" },
            new Page { TenantId = Park, Audience = Audience.Everyone, Visible = false, Text = "page draft" },
            new Page { TenantId = Park, Audience = Audience.OfPark(Park), Visible = true, Text = "page park" },
            new Page { TenantId = Park, Audience = Audience.Of([A]), Visible = true, Text = "page named A" },
            new Page { TenantId = A, Audience = Audience.Everyone, Visible = false, Text = "page of A hidden" },
            new Deal { ProviderId = A, ConsumerId = B, Text = "deal AB" }, new Deal { ProviderId = B, Text = "deal B only" },
            new Setting { Text = "setting" },
            new Diary { PersonId = Host.Callers[Ann].Person!.Value, Text = "diary Ann" }, new Diary { PersonId = PersonId.New(), Text = "diary of nobody here" });
        return Task.CompletedTask;
    });
}
