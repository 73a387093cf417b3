using Shouldly;
using SmartPark.Kernel.Search;
using SmartPark.Kernel.Tenancy;
using SmartPark.Policies.Finding;
using SmartPark.Policies.Library;
using Xunit;

namespace SmartPark.Policies.Tests.Finding;

public sealed class SearchTests : Shelf
{
    [Fact]
    public async Task A_policy_kept_to_a_park_is_found_by_that_park_and_its_enterprises_only()
    {
        await PublishAsync(Manager, Content("首台套园区配套", PolicyReach.OwnPark));
        foreach (var reader in new[] { Manager, Firm }) (await TitlesAsync(reader, new("首台套"))).Count.ShouldBe(1);
        foreach (var reader in new[] { Ticket.Visitor, OtherPark, Operator })
        {
            var finds = (await As(reader, new SearchPolicies("首台套"))).Require();
            (finds.Page.Total, finds.Page.Rows.Count, finds.Levels.Count, finds.Issuers.Count, finds.LeftOut).ShouldBe((0, 0, 0, 0, 0));
            (await TitlesAsync(reader, new())).ShouldBeEmpty();
            (await As(reader, new SearchEverything("首台套"))).Require().Hits.ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task A_withdrawn_policy_is_not_shown_even_before_the_index_has_heard_of_it()
    {
        var id = await PublishAsync(Manager, Content());
        (await TitlesAsync(Ticket.Visitor, new("首台套"))).Count.ShouldBe(1);
        (await As(Manager, new WithdrawPolicy(id, "改", await VersionAsync(Manager, id)))).Require();
        (await TitlesAsync(Ticket.Visitor, new("首台套"))).ShouldBeEmpty();
        await DeliverAsync();
        (await As(Ticket.Visitor, new SearchPolicies("首台套"))).Require().Page.Total.ShouldBe(0);
    }

    [Fact]
    public async Task A_changed_policy_is_found_by_its_new_words()
    {
        var id = await PublishAsync(Manager, Content());
        (await TitlesAsync(Ticket.Visitor, new("氢能"))).ShouldBeEmpty();
        (await As(Manager, new ChangePolicy(id, Content("氢能示范奖励"), await VersionAsync(Manager, id)))).Require();
        await DeliverAsync();
        (await TitlesAsync(Ticket.Visitor, new("氢能"))).ShouldBe(["氢能示范奖励"]);
        (await As(Ticket.Visitor, new SearchEverything("氢能"))).Require().Hits.ShouldHaveSingleItem().Url.ShouldBe("/policies/" + id);
    }

    [Fact]
    public async Task A_park_site_shows_its_own_policies_and_those_of_the_operator()
    {
        await PublishAsync(Operator, Content("国家办法"));
        await PublishAsync(Manager, Content("甲园办法"));
        await PublishAsync(OtherPark, Content("乙园办法"));
        (await TitlesAsync(Ticket.Visitor, new("办法", Park: ParkA))).ShouldBe(["国家办法", "甲园办法"], ignoreOrder: true);
        (await As(Ticket.Visitor, new LatestPolicies(ParkB))).Require().Select(p => p.Title).ShouldBe(["国家办法", "乙园办法"], ignoreOrder: true);
        (await TitlesAsync(Ticket.Visitor, new("办法"))).Count.ShouldBe(3);
    }

    [Fact]
    public async Task Facets_count_what_choosing_them_would_show()
    {
        await PublishAsync(Manager, Content("甲") with { ToolClass = "资金支持、政策支持", Level = PolicyLevel.National });
        await PublishAsync(Manager, Content("乙") with { ToolClass = "资金支持" });
        var finds = (await As(Ticket.Visitor, new SearchPolicies(ToolClass: "资金支持", Level: PolicyLevel.National))).Require();
        finds.Page.Total.ShouldBe(1);
        finds.Levels.ShouldBe([new("National", 1), new("Municipal", 1)]);
        finds.Tools.ShouldBe([new("政策支持", 1), new("资金支持", 1)], ignoreOrder: true);
    }

    [Fact]
    public async Task Pages_follow_each_other_by_number_and_by_cursor()
    {
        for (var i = 0; i < 5; i++) await PublishAsync(Manager, Content("办法" + i));
        var all = await TitlesAsync(Ticket.Visitor, new());
        var first = (await As(Ticket.Visitor, new SearchPolicies(Paging: new(Size: 2)))).Require().Page;
        var second = (await As(Ticket.Visitor, new SearchPolicies(Paging: new(Size: 2, Cursor: first.Next)))).Require().Page;
        second.Rows.Select(r => r.Policy.Title).ShouldBe(all.Skip(2).Take(2));
        (await As(Ticket.Visitor, new SearchPolicies(Paging: new(2, 2)))).Require().Page.Rows.Select(r => r.Policy.Id).ShouldBe(second.Rows.Select(r => r.Policy.Id));
        (await As(Ticket.Visitor, new SearchPolicies(Paging: new(Cursor: "nonsense")))).Require().Page.Rows.Count.ShouldBe(5);
    }

    [Theory]
    [InlineData("   ")]
    [InlineData("，。！")]
    [InlineData("'; drop table policies_policies; --")]
    [InlineData("<script>alert(1)</script>")]
    public async Task Odd_words_are_answered_calmly(string text)
    {
        await PublishAsync(Manager, Content());
        (await As(Ticket.Visitor, new SearchPolicies(text))).Succeeded.ShouldBeTrue();
    }

    [Fact]
    public void Words_are_marked_where_they_stand_whatever_their_width_and_case()
    {
        Excerpt.Marks("支持ＩＳＯ 认证，iso 奖励", ["iso", "认证", "证,"]).Select(m => (m.At, m.Length)).ShouldBe([(2, 3), (6, 2), (8, 1), (9, 3)]);
        Excerpt.Of(["前" + new string('空', 300) + "首台套保险" + new string('空', 300)], ["首台"]).ShouldContain("首台套");
    }
}
