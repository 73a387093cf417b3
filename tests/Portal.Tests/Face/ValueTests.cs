using Bunit;
using Shouldly;
using SmartPark.Face;
using SmartPark.Kernel.Codes;
using Xunit;

namespace SmartPark.Portal.Tests.Face;

public sealed class ValueTests : FaceContext
{
    [Theory]
    [InlineData(Tone.Good)]
    [InlineData(Tone.Warning)]
    [InlineData(Tone.Danger)]
    [InlineData(Tone.Info)]
    [InlineData(Tone.Unknown)]
    [InlineData(Tone.Neutral)]
    public void A_state_is_never_told_by_colour_alone(Tone tone)
    {
        var chip = Render<StatusChip>(p => p.Add(c => c.Word, "待审核").Add(c => c.Tone, tone));
        chip.Find(".chip").TextContent.ShouldBe("待审核");
        chip.Find("use").GetAttribute("href").ShouldNotBeNull().ShouldMatch("#[a-z]+$");
    }

    [Fact]
    public void Tones_differ_by_icon_too() =>
        Enum.GetValues<Tone>().Select(t => Render<StatusChip>(p => p.Add(c => c.Word, "x").Add(c => c.Tone, t)).Find("use").GetAttribute("href")).ShouldBeUnique();

    [Fact]
    public void A_moment_is_shown_in_the_parks_zone_with_the_exact_time_on_hover()
    {
        var time = Render<DateText>(p => p.Add(d => d.Value, Now)).Find("time");
        time.TextContent.ShouldBe("2026-11-22 14:05");
        time.GetAttribute("title").ShouldBe("2026-11-22 14:05:33 UTC+08:00");
        time.GetAttribute("datetime").ShouldBe("2026-11-22T14:05:33+08:00");
    }

    [Theory]
    [InlineData(0, "刚刚")]
    [InlineData(5, "5 分钟前")]
    [InlineData(125, "2 小时前")]
    [InlineData(1441, "2026-11-21 14:04")]
    [InlineData(-5, "2026-11-22 14:10")]
    public void Relative_time_is_used_within_a_day_only(int minutesAgo, string said) =>
        Render<DateText>(p => p.Add(d => d.Value, Now.AddMinutes(-minutesAgo)).Add(d => d.Relative, true)).Find("time").TextContent.ShouldBe(said);

    [Theory]
    [InlineData(123456, false, "1,234.56元")]
    [InlineData(1234560000, true, "1,234.56万元")]
    [InlineData(-5, false, "-0.05元")]
    public void Money_is_shown_with_its_unit(long minor, bool tenThousand, string said) =>
        Render<MoneyText>(p => p.Add(m => m.Value, new Money(minor, Currency.Cny)).Add(m => m.TenThousand, tenThousand)).Find(".number").TextContent.ShouldBe(said);

    [Fact]
    public void A_missing_number_is_a_dash_that_says_so() =>
        Render<NumberText>(p => p.Add(n => n.Value, null)).Find(".none").GetAttribute("aria-label").ShouldBe("未填写");

    [Fact]
    public void A_gap_in_a_trend_stays_a_gap() =>
        TrendLine.Runs([1, 2, null, 4, 5]).Count().ShouldBe(2);

    [Fact]
    public void A_change_is_said_in_words_and_judged_by_what_is_better()
    {
        var card = Render<FigureCard>(p => p.Add(c => c.Title, "用电").Add(c => c.Value, 10m).Add(c => c.Period, "本月").Add(c => c.Change, -4.2m).Add(c => c.MoreIsBetter, false));
        card.Find(".tone-good").TextContent.ShouldBe("降 4.2%");
    }

    [Fact]
    public void The_same_words_come_in_English()
    {
        Speak("en");
        Render<DateText>(p => p.Add(d => d.Value, Now.AddMinutes(-5)).Add(d => d.Relative, true)).Find("time").TextContent.ShouldBe("5 min ago");
    }
}
