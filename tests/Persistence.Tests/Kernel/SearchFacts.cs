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

    [Theory]
    [InlineData("")]
    [InlineData("   ，。！")]
    [InlineData("\" OR * NEAR( ' & | ! :*")]
    [InlineData("'; drop table kernel_search; --")]
    public async Task Odd_queries_are_answered_calmly(string text) => (await As(Ticket.Visitor, new SearchEverything(text))).Succeeded.ShouldBeTrue();

    private async Task<List<string>> Titles(Ticket who, string text) =>
        [.. (await As(who, new SearchEverything(text))).Require().Hits.Select(h => h.Title).Order(StringComparer.Ordinal)];

    private Task Put(string title, string audience, Guid? id = null) => As(Ben, new Try(db =>
    {
        ((ProbeDb)db).Index(new SearchDocument("note", id ?? Guid.NewGuid(), B, audience, title, "", "/x", Host.Clock.Now));
        return Task.CompletedTask;
    }));
}
