using Shouldly;
using SmartPark.Kernel.Search;
using Xunit;

namespace SmartPark.Kernel.Tests.Search;

public sealed class TermsTests
{
    [Theory]
    [InlineData("水泵", "水 水泵 泵")]
    [InlineData("防水泵。", "防 防水 水 水泵 泵")]
    [InlineData("泵", "泵")]
    [InlineData("水、泵", "水 泵")]
    [InlineData("LED灯 5G", "led 灯 5g")]
    [InlineData("GB50016标准", "gb50016 标 标准 准")]
    [InlineData("", "")]
    [InlineData(" ，。\"'*()-:^ ", "")]
    public void Index_text_has_characters_pairs_and_words(string text, string expected) =>
        Terms.ForIndex(text).ShouldBe(expected);

    [Theory]
    [InlineData("水泵", "水泵")]
    [InlineData("防水泵", "防水|水泵")]
    [InlineData("泵", "泵")]
    [InlineData("水 泵", "水|泵")]
    [InlineData("LED灯", "led|灯")]
    [InlineData("首台（套）", "首台|套")]
    [InlineData("水泵水泵", "水泵|泵水")]
    [InlineData("？！", "")]
    public void A_query_asks_for_pairs_and_whole_words(string query, string expected) =>
        string.Join('|', Terms.ForQuery(query)).ShouldBe(expected);

    [Theory]
    [InlineData("ＬＥＤ１２", "led12")]
    [InlineData("Ⅳ", "iv")]
    [InlineData("café", "cafe")]
    [InlineData("İstanbul", "istanbul")]
    [InlineData("ⅫＡ", "xiia")]
    [InlineData("LE\u200bD", "led")]
    [InlineData("\u202eled\u202c", "led")]
    [InlineData("ｶﾞ", "ガ")]
    public void Width_case_accents_and_invisible_characters_are_folded(string text, string expected)
    {
        Terms.ForIndex(text).ShouldBe(expected);
        Terms.ForQuery(text).ShouldBe([expected]);
    }

    [Fact]
    public void A_zero_width_space_does_not_part_a_Chinese_word() =>
        Terms.ForQuery("水\u200b泵").ShouldBe(["水泵"]);

    [Fact]
    public void Characters_beyond_the_basic_plane_are_single_characters()
    {
        Terms.ForIndex("𠀀水𪚥").ShouldBe("𠀀 𠀀水 水 水𪚥 𪚥");
        Terms.ForQuery("𠀀").ShouldBe(["𠀀"]);
        Terms.ForQuery("𠀀𪚥").ShouldBe(["𠀀𪚥"]);
    }

    [Fact]
    public void Rare_Han_characters_count_as_Han() =>
        Terms.ForQuery("㐀々二〇").ShouldBe(["㐀々", "々二", "二〇"]);

    [Fact]
    public void Broken_surrogates_part_words_and_are_never_kept()
    {
        Terms.ForIndex("水\ud840泵").ShouldBe("水 泵");
        Terms.ForQuery("水\udc00").ShouldBe(["水"]);
    }

    [Fact]
    public void A_huge_query_is_read_to_its_limit_only()
    {
        var query = string.Concat(Enumerable.Range(0, 500_000).Select(i => (char)(0x4E00 + i % 5_000)));
        var terms = Terms.ForQuery(query);
        terms.Count.ShouldBe(Terms.MaxQueryTerms);
        terms.ShouldBe(Terms.ForQuery(query[..Terms.MaxQueryLength]));
    }

    [Fact]
    public void One_character_that_folds_to_many_stays_within_the_limit() =>
        Terms.ForQuery(new string('\uFDFA', Terms.MaxQueryLength)).Sum(term => term.Length).ShouldBeLessThanOrEqualTo(Terms.MaxQueryLength);

    [Fact]
    public void A_pair_at_the_limit_is_not_cut_in_two() =>
        Terms.ForQuery(new string('x', Terms.MaxQueryLength - 1) + "𠀀").ShouldBe([new string('x', 64)]);

    [Fact]
    public void An_endless_word_is_found_by_its_beginning()
    {
        var word = new string('x', 1_000_000);
        Terms.ForIndex(word).ShouldBe(new string('x', 64));
        Terms.ForQuery(word).ShouldBe([Terms.ForIndex(word)]);
    }
}
