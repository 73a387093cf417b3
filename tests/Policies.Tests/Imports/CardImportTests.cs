using System.Text;
using Shouldly;
using SmartPark.Kernel.UseCases;
using SmartPark.Policies.Finding;
using SmartPark.Policies.Imports;
using SmartPark.Policies.Library;
using Xunit;

namespace SmartPark.Policies.Tests.Imports;

public sealed class CardImportTests : Shelf
{
    private const string Source = "北京市产业政策导引（市级版）2024";

    [Fact]
    public async Task All_144_cards_come_in_and_coming_again_changes_nothing()
    {
        (await ImportAsync()).ShouldBe(new(144, 0, 0));
        (await ImportAsync()).ShouldBe(new(0, 0, 144));
        (await As(Operator, new FindPolicies(State: PolicyState.Published))).Require().Total.ShouldBe(144);
        using var cards = Samples.CardsDocument();
        var titles = (await As(Operator, new FindPolicies(Paging: new(Size: 200)))).Require().Rows.Select(r => r.Title).Order(StringComparer.Ordinal);
        titles.ShouldBe(cards.RootElement.EnumerateArray().Select(c => c.GetProperty("title").GetString()!.Trim()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_text_of_a_card_arrives_and_its_dates_are_those_it_names()
    {
        await ImportAsync();
        var row = (await As(Operator, new FindPolicies("北京市鼓励发展商业品牌首店项目资金支持"))).Require().Rows.ShouldHaveSingleItem();
        var policy = (await As(Operator, new GetPolicyForEdit(row.Id))).Require();
        policy.Reference.ShouldBe("BJ-121");
        policy.Content.DocumentNumber.ShouldBe("京商消促字〔2023〕19号");
        policy.Content.PublishedOn.ShouldBe(new(2023, 3, 7));
        policy.Content.ValidFrom.ShouldBe(new(2023, 3, 1));
        policy.Content.ValidUntil.ShouldBeNull();
        policy.Content.TimeText.ShouldBe("从2023年3月起");
        policy.Content.Source.ShouldBe(Source + "，第 275 页");
        foreach (var text in new[] { policy.Content.Content, policy.Content.Conditions, policy.Content.Process, policy.Content.Target, policy.Content.Basis, policy.Content.Contact }) text.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Two_days_of_issue_are_no_day_and_their_words_stay()
    {
        await ImportAsync();
        var rows = (await As(Operator, new FindPolicies("京商务财务字〔2017〕47号", Paging: new(Size: 50)))).Require().Rows;
        rows.ShouldNotBeEmpty();
        rows.ShouldAllBe(r => r.PublishedOn == null && r.TimeText.Contains("2017-12-28"));
    }

    [Fact]
    public async Task A_changed_card_changes_its_policy_and_keeps_what_people_added()
    {
        (await ImportAsync(One("甲"))).ShouldBe(new(1, 0, 0));
        var id = (await As(Operator, new FindPolicies())).Require().Rows[0].Id;
        var policy = (await As(Operator, new GetPolicyForEdit(id))).Require();
        (await As(Operator, new ChangePolicy(id, policy.Content with { Interpretation = "**解读**" }, policy.Version))).Require();
        (await ImportAsync(One("乙"))).ShouldBe(new(0, 1, 0));
        var after = (await As(Operator, new GetPolicyForEdit(id))).Require();
        (after.Content.Content, after.Content.Interpretation).ShouldBe(("乙", "**解读**"));
    }

    [Theory]
    [InlineData("[{", "policy.import-json")]
    [InlineData("{}", "policy.import-json")]
    [InlineData("[]", "policy.import-empty")]
    [InlineData("""[{"title":"一","issuer":"北京市","content":"a"},{"title":"","issuer":"北京市","content":"b"}]""", "policy.import-card")]
    [InlineData("""[{"id":"1","title":"一","issuer":"北京市","content":"a"},{"id":"1","title":"二","issuer":"北京市","content":"b"}]""", "policy.import-repeated")]
    [InlineData("""[{"title":"一","issuer":"北京市","content":"a"},{"title":"一","issuer":"北京市","content":"b"}]""", "policy.import-repeated")]
    public async Task A_bad_card_is_named_and_nothing_comes_in(string json, string code)
    {
        var refusal = (await As(Operator, new ImportPolicies(new MemoryStream(Encoding.UTF8.GetBytes(json)), Source))).Refusal!;
        refusal.Code.ShouldBe(code);
        if (code == "policy.import-card") refusal.Field.ShouldBe("[2].Title");
        (await As(Operator, new FindPolicies())).Require().Total.ShouldBe(0);
    }

    [Theory]
    [InlineData("policy_queries.json", 0.95)]
    [InlineData("policy_queries_more.json", 0.95)]
    public async Task Search_through_the_module_reaches_its_floor_of_relevance(string file, double floor)
    {
        await ImportAsync();
        using var cards = Samples.CardsDocument();
        using var queries = Samples.Queries(file);
        var all = (await As(Operator, new FindPolicies(Paging: new(Size: 200)))).Require().Rows;
        var reference = new Dictionary<Guid, string>();
        foreach (var row in all) reference[row.Id] = (await As(Operator, new GetPolicyForEdit(row.Id))).Require().Reference!;
        var gains = new List<double>();
        foreach (var query in queries.RootElement.GetProperty("queries").EnumerateArray())
        {
            var relevant = query.GetProperty("relevant").EnumerateArray().Select(id => id.GetString()!).ToHashSet();
            var found = (await As(SmartPark.Kernel.Tenancy.Ticket.Visitor, new SearchPolicies(query.GetProperty("q").GetString(), InForceOnly: false, Paging: new(Size: 10)))).Require().Page.Rows;
            var ideal = Enumerable.Range(0, Math.Min(10, relevant.Count)).Sum(Gain);
            gains.Add(found.Select((hit, rank) => relevant.Contains(reference[hit.Policy.Id]) ? Gain(rank) : 0).Sum() / ideal);
        }
        gains.Average().ShouldBeGreaterThanOrEqualTo(floor);
    }

    private static double Gain(int rank) => 1 / Math.Log2(rank + 2);

    private static MemoryStream One(string content) => new(Encoding.UTF8.GetBytes($$"""[{"id":"X-1","title":"一","issuer":"沈阳市","content":"{{content}}"}]"""));

    private async Task<ImportOutcome> ImportAsync(Stream? cards = null)
    {
        await using var file = cards ?? Samples.Cards();
        var outcome = (await As(Operator, new ImportPolicies(file, Source, Publish: true))).Require();
        await DeliverAsync();
        return outcome;
    }
}
