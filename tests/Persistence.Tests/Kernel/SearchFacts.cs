using Shouldly;
using SmartPark.Kernel.Persistence;
using SmartPark.Kernel.Search;
using SmartPark.Kernel.Tenancy;
using Xunit;

namespace SmartPark.Persistence.Tests;

public sealed class SearchOnSqlite() : SearchFacts(DatabaseProvider.Sqlite);

public sealed class SearchOnPostgres() : SearchFacts(DatabaseProvider.Postgres);

public abstract class SearchFacts(DatabaseProvider provider) : BothEngines(provider)
{
    [Theory]
    [InlineData("水泵")]
    [InlineData("泵")]
    [InlineData("消防水泵房")]
    [InlineData("ISO9001")]
    [InlineData("𠮷")]
    [InlineData("二〇二六")]
    public async Task Words_of_any_length_and_script_are_found(string word)
    {
        await Put("消防水泵房的 iso9001 检修，𠮷，二〇二六年", Audience.Everyone);
        await Put("食堂菜单", Audience.Everyone);
        (await Titles(Ticket.Visitor, word)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Each_reader_finds_what_is_for_him_and_words_cannot_pass_for_a_scope()
    {
        await Put("水泵 everyone", Audience.Everyone);
        await Put("水泵 park", Audience.OfPark(Park));
        await Put("水泵 named", Audience.Of([A]));
        await Put("水泵 own all zall uE000all oall", "");
        (await Titles(Ticket.Visitor, "水泵")).ShouldBe(["水泵 everyone"]);
        (await Titles(Ann, "水泵")).ShouldBe(["水泵 everyone", "水泵 named", "水泵 park"]);
        (await Titles(Ben, "水泵")).ShouldBe(["水泵 everyone", "水泵 named", "水泵 own all zall uE000all oall", "水泵 park"], "he owns them all");
        var stranger = Host.Callers.Person(TenantId.New(), TenantKinds.Enterprise, null);
        (await Titles(stranger, "水泵")).ShouldBe(["水泵 everyone"]);
    }

    [Fact]
    public async Task A_replaced_document_is_found_by_its_new_words_only_and_a_removed_one_not_at_all()
    {
        var id = Guid.NewGuid();
        await Put("水泵", Audience.Everyone, id);
        await Put("阀门", Audience.Everyone, id);
        (await Titles(Ticket.Visitor, "水泵")).ShouldBeEmpty();
        (await Titles(Ticket.Visitor, "阀门")).ShouldBe(["阀门"]);
        await As(Ben, new Try(db => { ((ProbeDb)db).Unindex("note", id); return Task.CompletedTask; }));
        (await Titles(Ticket.Visitor, "阀门")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Documents_of_every_age_are_found_newest_first_and_by_their_kind()
    {
        int[] daysAgo = [-400, -1, 0, 3, 5, 61, 66, 250, 300, 600, 4000];
        foreach (var days in daysAgo) await Put($"水泵 {days}", Audience.Everyone, at: DateTimeOffset.UtcNow.AddDays(-days));
        await Put("水泵 notice", Audience.Everyone, kind: "it's");
        var hits = (await As(Ticket.Visitor, new SearchEverything("水泵", "note"))).Require().Hits;
        hits.Select(h => h.Title).ShouldBe(daysAgo.Select(d => $"水泵 {d}"));
        (await As(Ticket.Visitor, new SearchEverything("水泵", "note", 4))).Require().ShouldSatisfyAllConditions(
            found => found.Hits.Select(h => h.Title).ShouldBe(daysAgo.Take(4).Select(d => $"水泵 {d}")), found => found.More.ShouldBeTrue());
        (await As(Ticket.Visitor, new SearchEverything("水泵", "it's"))).Require().Hits.ShouldHaveSingleItem();
        (await As(Ticket.Visitor, new SearchEverything("水泵", "x' | 'y\\"))).Require().Hits.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ，。！")]
    [InlineData("\" OR * NEAR( ' & | ! :*")]
    [InlineData("'; drop table kernel_search; --")]
    public async Task Odd_queries_are_answered_calmly(string text) => (await As(Ticket.Visitor, new SearchEverything(text))).Succeeded.ShouldBeTrue();

    private async Task<List<string>> Titles(Ticket who, string text) =>
        [.. (await As(who, new SearchEverything(text))).Require().Hits.Select(h => h.Title).Order(StringComparer.Ordinal)];

    private Task Put(string title, string audience, Guid? id = null, string kind = "note", DateTimeOffset? at = null) => As(Ben, new Try(db =>
    {
        ((ProbeDb)db).Index(new SearchDocument(kind, id ?? Guid.NewGuid(), B, audience, title, "", "/x", at ?? Host.Clock.Now));
        return Task.CompletedTask;
    }));
}
