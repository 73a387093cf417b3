using Shouldly;
using SmartPark.Policies.Facts;
using Xunit;

namespace SmartPark.Policies.Tests.Facts;

public sealed class DerivedFactsTests
{
    private static readonly DateOnly Day = new(2026, 6, 1);

    [Theory]
    [InlineData("1000000000", "29999999.9999", -1)]
    [InlineData("1000000000", "30000000", 0)]
    [InlineData("1000000000", "30000000.0001", 1)]
    [InlineData("3", "0.09", 0)]
    public void A_share_of_one_yuan_less_than_three_percent_is_less(string revenue, string research, int expected)
    {
        var sheet = Sheet(("revenue", 2025, revenue), ("rd_expense", 2025, research));
        sheet.Read(Fields.Of("rd_ratio"), 2025, Day).CompareTo(Measure.Of(3m)).ShouldBe(expected);
    }

    [Theory]
    [InlineData("1000000", "1102499.9999", -1)]
    [InlineData("1000000", "1102500", 0)]
    [InlineData("1000000", "1102500.0001", 1)]
    [InlineData("7777.77", "8574.991425", 0)]
    [InlineData("100", "0", -1)]
    public void A_mean_growth_of_five_percent_is_met_to_the_yuan(string first, string last, int expected)
    {
        var sheet = Sheet(("revenue", 2023, first), ("revenue", 2025, last));
        sheet.Read(Fields.Of("revenue_cagr_2y"), 0, Day).CompareTo(Measure.Of(5m)).ShouldBe(expected);
    }

    private static FactSheet Sheet(params (string Field, int Year, string Value)[] facts)
    {
        var sheet = new FactSheet();
        foreach (var (field, year, value) in facts) sheet[Fields.Of(field), year] = Values.MeasureOf(Fields.Of(field), value);
        return sheet;
    }
}
