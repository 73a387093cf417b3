using Shouldly;
using SmartPark.Kernel.Search;
using Xunit;

namespace SmartPark.Kernel.Tests.Search;

public sealed class RelevanceIndexTests
{
    [Fact]
    public void A_word_in_the_title_beats_the_same_word_in_the_body()
    {
        var index = Of(
            Card("body", "节水措施", "对水泵更新的企业给予支持"),
            Card("title", "水泵更新", "对相关措施的企业给予支持"));
        Keys(index, "水泵").ShouldBe(["title", "body"]);
    }

    [Fact]
    public void A_field_of_low_weight_counts_less_than_plain_text()
    {
        var index = RelevanceIndex<string>.Build([
            new("a-light", [new("水泵", 0.2), new("风机")]),
            new("b-plain", [new("水泵"), new("风机", 0.2)]),
        ]);
        Keys(index, "水泵").ShouldBe(["b-plain", "a-light"]);
    }

    [Theory]
    [InlineData("小升规", "规模以上工业企业名单", "规模以上")]
    [InlineData("规模以上", "支持企业小升规培育", "小升规")]
    [InlineData("首台套", "首批次新材料应用", "首批次")]
    [InlineData("老厂房", "腾退旧厂房再利用", "旧厂房")]
    [InlineData("ipo", "企业挂牌服务", "挂牌")]
    [InlineData("挂牌", "企业IPO辅导", "ipo")]
    public void Synonyms_find_each_other_both_ways(string query, string title, string matched)
    {
        var hit = Of(Card("1", title, ""), Card("2", "垃圾分类通知", "")).Search(query, 10).ShouldHaveSingleItem();
        hit.Key.ShouldBe("1");
        hit.Matched.ShouldContain(matched);
    }

    [Fact]
    public void The_word_itself_beats_its_synonym()
    {
        var index = Of(Card("a-synonym", "企业挂牌服务", ""), Card("b-itself", "企业上市服务", ""), Card("c", "园区班车时刻", ""));
        Keys(index, "上市").ShouldBe(["b-itself", "a-synonym"]);
    }

    [Fact]
    public void A_synonym_adds_nothing_where_the_word_itself_stands()
    {
        var hits = Of(Card("both", "上市挂牌", "上市挂牌"), Card("word", "上市班车", "上市班车")).Search("上市", 10);
        hits.Count.ShouldBe(2);
        hits[0].Score.ShouldBe(hits[1].Score, 1e-9);
        hits.ShouldAllBe(hit => hit.Matched.Single() == "上市");
    }

    [Fact]
    public void A_latin_synonym_is_not_found_inside_another_word() =>
        Of(Card("1", "chai aids", ""), Card("2", "AI platform", "")).Search("大模型", 10)
            .Select(hit => hit.Key).ShouldBe(["2"]);

    [Fact]
    public void Question_words_do_not_outweigh_the_subject()
    {
        var index = Of(
            Card("question", "怎么办理是否可以", "怎么办 如何 是否可以 为什么"),
            Card("subject", "孵化器管理", "园区孵化器"),
            Card("other", "食堂通知", "食堂开放"));
        Keys(index, "请问孵化器怎么办理，是否可以？")[0].ShouldBe("subject");
    }

    [Fact]
    public void Width_and_case_do_not_matter() =>
        Keys(Of(Card("1", "ＬＥＤ照明", ""), Card("2", "班车", "")), "led").ShouldBe(["1"]);

    [Fact]
    public void Only_visible_documents_are_answered_and_they_fill_the_page()
    {
        var index = RelevanceIndex<int>.Build(Enumerable.Range(0, 100).Select(i => new RelevanceDocument<int>(i, [new("水泵")])));
        index.Search("水泵", 5, key => key >= 90).Select(hit => hit.Key).ShouldBe([90, 91, 92, 93, 94]);
        index.Search("水泵", 5, _ => false).ShouldBeEmpty();
    }

    [Fact]
    public void Equal_scores_stand_in_the_order_of_keys_whatever_the_order_of_building()
    {
        var cards = new[] { "b", "A", "a", "B" }.Select(key => Card(key, "水泵", "")).ToArray();
        Keys(Of(cards), "水泵").ShouldBe(["A", "B", "a", "b"]);
        Keys(Of(cards.Reverse().ToArray()), "水泵").ShouldBe(["A", "B", "a", "b"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("？！，。… \u200b")]
    [InlineData("\ud840")]
    [InlineData("鑫")]
    public void A_query_with_nothing_in_common_answers_nothing(string query) =>
        Of(Card("1", "水泵更新", "")).Search(query, 10).ShouldBeEmpty();

    [Fact]
    public void A_huge_query_is_answered_by_its_beginning()
    {
        var index = Of(Card("1", "水泵更新", ""), Card("2", "班车时刻", ""));
        Keys(index, "水泵" + new string('，', 500_000) + "班车").ShouldBe(["1"]);
        Keys(index, string.Concat(Enumerable.Repeat("水泵", 500_000))).ShouldBe(["1"]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Taking_nothing_answers_nothing(int take) => Of(Card("1", "水泵", "")).Search("水泵", take).ShouldBeEmpty();

    [Fact]
    public void An_empty_index_and_empty_documents_are_searched_without_harm()
    {
        Of().Search("水泵", 10).ShouldBeEmpty();
        var index = RelevanceIndex<string>.Build([new("none", []), new("blank", [new("")]), new("text", [new("水泵")])]);
        index.Count.ShouldBe(3);
        Keys(index, "水泵").ShouldBe(["text"]);
    }

    [Fact]
    public void Matched_terms_are_pairs_and_words_of_the_query()
    {
        var hit = Of(Card("1", "LED水泵站", "")).Search("水泵站led怎么买", 1)[0];
        hit.Matched.ShouldBe(["水泵", "泵站", "led"]);
    }

    [Fact]
    public void Single_characters_are_told_where_nothing_longer_matched() =>
        Of(Card("1", "赔礼", "")).Search("赔钱", 1)[0].Matched.ShouldBe(["赔"]);

    [Fact]
    public void The_same_key_twice_is_refused() =>
        Should.Throw<ArgumentException>(() => Of(Card("1", "水", ""), Card("1", "泵", "")));

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(101)]
    [InlineData(double.NaN)]
    public void A_field_weight_out_of_range_is_refused(double weight) =>
        Should.Throw<ArgumentOutOfRangeException>(() => RelevanceIndex<int>.Build([new(1, [new("水泵", weight)])]));

    private static RelevanceDocument<string> Card(string key, string title, string body) => new(key, [new(title, 2), new(body)]);

    private static RelevanceIndex<string> Of(params RelevanceDocument<string>[] cards) => RelevanceIndex<string>.Build(cards);

    private static List<string> Keys(RelevanceIndex<string> index, string query) => index.Search(query, 10).Select(hit => hit.Key).ToList();
}
