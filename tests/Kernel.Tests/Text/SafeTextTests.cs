using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using SmartPark.Kernel.Text;
using Xunit;

namespace SmartPark.Kernel.Tests.Text;

public sealed class SafeTextTests
{
    [Theory]
    [InlineData("沈阳\u202Egnp.txt", "text.bidi-control", 3, "U+202E")]
    [InlineData("a\u2066b", "text.bidi-control", 2, "U+2066")]
    [InlineData("a\u061Cb", "text.bidi-control", 2, "U+061C")]
    [InlineData("星\u200B海", "text.zero-width", 2, "U+200B")]
    [InlineData("ab\u200F", "text.zero-width", 3, "U+200F")]
    [InlineData("a\u2060b", "text.zero-width", 2, "U+2060")]
    [InlineData("a\uFEFFb", "text.zero-width", 2, "U+FEFF")]
    [InlineData("a\u00ADb", "text.zero-width", 2, "U+00AD")]
    [InlineData("a\u3164b", "text.zero-width", 2, "U+3164")]
    [InlineData("a\U000E0041b", "text.tag", 2, "U+E0041")]
    [InlineData("a\0b", "text.control", 2, "U+0000")]
    [InlineData("a\u001Bb", "text.control", 2, "U+001B")]
    [InlineData("a\u0085b", "text.control", 2, "U+0085")]
    [InlineData("a\nb", "text.control", 2, "U+000A")]
    [InlineData("a\u2028b", "text.control", 2, "U+2028")]
    [InlineData("a\uFFFEb", "text.noncharacter", 2, "U+FFFE")]
    [InlineData("a\U0001FFFFb", "text.noncharacter", 2, "U+1FFFF")]
    [InlineData("  🏭a\0", "text.control", 5, "U+0000")]
    public void An_invisible_character_is_refused_with_its_place(string text, string code, int position, string offender)
    {
        var check = SafeText.Line(text, 100);
        check.Problem.ShouldNotBeNull();
        (check.Problem!.Code, check.Problem.Position, check.Problem.Offender).ShouldBe((code, position, offender));
        check.Value.ShouldBeEmpty();
    }

    [Fact]
    public void A_lone_surrogate_is_refused()
    {
        SafeText.Line("a\uD83D", 10).Problem.ShouldBe(new TextProblem("text.surrogate", 2, 0xD83D));
        SafeText.Line("\uDC00a", 10).Problem!.Code.ShouldBe("text.surrogate");
    }

    [Theory]
    [InlineData("沈阳市和平区南京街 1 号（东门）")]
    [InlineData("Müller & Söhne GmbH")]
    [InlineData("O'Brien; DROP TABLE tenants;--")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("=1+1")]
    [InlineData("نص عربي")]
    [InlineData("𠮷野家 🏭")]
    [InlineData("葛\U000E0101城")]
    public void Visible_text_of_any_script_is_kept_as_it_is(string text) => SafeText.Line(text, 100).ShouldBe(new TextCheck(text, null));

    [Fact]
    public void Text_is_trimmed_and_composed()
    {
        SafeText.Line(" \u3000e\u0301 ", 10).Value.ShouldBe("é");
        SafeText.Block("a\r\nb\rc\n\n", 10).Value.ShouldBe("a\nb\nc");
    }

    [Fact]
    public void Length_is_counted_as_a_reader_counts()
    {
        SafeText.Line("🇨🇳🇨🇳🇨🇳", 3).IsValid.ShouldBeTrue();
        SafeText.Line("🇨🇳🇨🇳🇨🇳", 2).Problem.ShouldBe(new TextProblem("text.too-long", Limit: 2));
        SafeText.Line(new string('中', 100), 100).IsValid.ShouldBeTrue();
        SafeText.Line(new string('中', 101), 100).Problem!.Code.ShouldBe("text.too-long");
    }

    [Fact]
    public void Nothing_is_refused_only_when_something_is_required()
    {
        SafeText.Line(" \u3000\t", 10).Problem!.Code.ShouldBe("text.empty");
        SafeText.Line(null, 10, required: false).ShouldBe(new TextCheck("", null));
    }

    [Fact]
    public void Stacked_marks_are_refused()
    {
        SafeText.Line("a" + new string('\u0301', 8), 100).IsValid.ShouldBeTrue();
        SafeText.Line("a" + new string('\u0301', 9), 100).Problem!.Code.ShouldBe("text.combining-run");
    }

    [Fact]
    public void A_joined_emoji_is_text_in_a_block_but_a_lone_joiner_is_not()
    {
        SafeText.Block("一家 👨‍👩‍👧 ❤️‍🔥", 100).IsValid.ShouldBeTrue();
        SafeText.Block("a\u200Db", 100).Problem!.Code.ShouldBe("text.zero-width");
        SafeText.Block("👨\u200Db", 100).Problem!.Code.ShouldBe("text.zero-width");
        SafeText.Line("👨‍👩‍👧", 100).Problem!.Code.ShouldBe("text.zero-width");
    }

    [Theory]
    [InlineData("中")]
    [InlineData("\u0301\u0323")]
    [InlineData("🇨🇳")]
    [InlineData("\u202E")]
    [InlineData(" ")]
    [InlineData("\r\n")]
    public void A_megabyte_gets_an_answer(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length));
        SafeText.Line(text, 200).IsValid.ShouldBeFalse();
        var check = SafeText.Block(text, 2_000_000, required: false);
        (check.IsValid || check.Problem!.Position is not null).ShouldBeTrue();
    }

    [Fact]
    public void Whatever_passes_is_stable_and_visible()
    {
        Prop.ForAll<string>(text =>
        {
            var check = SafeText.Line(text, 1000, required: false);
            return !check.IsValid || (SafeText.Line(check.Value, 1000, required: false) == check && !check.Value.Any(char.IsControl));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_shortened_text_never_cuts_a_character_in_two()
    {
        SafeText.Shorten("🇨🇳🇨🇳🇨🇳", 2).ShouldBe("🇨🇳🇨🇳…");
        SafeText.Shorten("沈阳", 2).ShouldBe("沈阳");
    }

    [Theory]
    [InlineData("Apple", "Аррlе")] // Cyrillic А, р, р, е
    [InlineData("PayPal", "PAYPAL")]
    [InlineData("I1l", "lll")]
    [InlineData("SmartPark", "Ｓｍａｒｔ Ｐａｒｋ")]
    [InlineData("星海科技", "星\u200B海 科技")]
    [InlineData("日升（沈阳）", "曰升(沈阳)")]
    [InlineData("modern", "modem")]
    [InlineData("Ω", "Ω")] // Greek letter and ohm sign
    [InlineData("O0", "o0")]
    public void Names_that_look_alike_have_one_skeleton(string left, string right) => Skeleton.AreAlike(left, right).ShouldBeTrue();

    [Theory]
    [InlineData("星海科技", "星河科技")]
    [InlineData("alpha", "alpine")]
    public void Names_that_differ_have_different_skeletons(string left, string right) => Skeleton.AreAlike(left, right).ShouldBeFalse();

    [Fact]
    public void Any_text_has_a_skeleton()
    {
        Prop.ForAll<string>(text => Skeleton.Of(text).Length >= 0).QuickCheckThrowOnFailure();
        Skeleton.Of("\uD800a").ShouldNotBeEmpty();
        Skeleton.Of(new string('\uFDFA', 1_000_000)).Length.ShouldBeLessThan(20_000);
    }
}
