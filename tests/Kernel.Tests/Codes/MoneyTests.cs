using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using SmartPark.Kernel.Codes;
using Xunit;

namespace SmartPark.Kernel.Tests.Codes;

public sealed class MoneyTests
{
    private static readonly Currency Usd = Currency.Find("usd")!.Value;

    [Fact]
    public void Shares_add_up_to_the_amount_and_stay_within_one_unit_of_the_exact_share()
    {
        Prop.ForAll<long, byte[]>((minor, bytes) =>
        {
            if (bytes.All(weight => weight == 0)) return true;
            var weights = bytes.Select(weight => (long)weight).ToList();
            var shares = new Money(minor, Currency.Cny).Allocate(weights);
            var total = (decimal)weights.Sum();
            return shares.Aggregate(Money.Zero(Currency.Cny), (sum, share) => sum + share).Minor == minor
                && shares.Zip(weights).All(pair => Math.Abs(pair.First.Minor - (minor * (pair.Second / total))) < 1.0001m)
                && shares.Zip(weights).All(pair => pair.Second != 0 || pair.First.Minor == 0);
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData(long.MinValue)]
    [InlineData(long.MaxValue)]
    [InlineData(-1)]
    [InlineData(0)]
    public void Extreme_amounts_are_shared_exactly(long minor)
    {
        var shares = new Money(minor, Currency.Cny).Allocate([long.MaxValue, 1, 0, long.MaxValue]);
        shares.Sum(share => (decimal)share.Minor).ShouldBe(minor);
        new Money(minor, Currency.Cny).Allocate([5]).ShouldHaveSingleItem().Minor.ShouldBe(minor);
    }

    [Fact]
    public void A_hundred_yuan_in_three_parts_gives_the_odd_fen_to_the_first() =>
        Money.Yuan(100).Split(3).Select(share => share.Minor).ShouldBe([3334, 3333, 3333]);

    [Fact]
    public void Weights_must_be_there_and_not_negative()
    {
        Should.Throw<ArgumentException>(() => Money.Yuan(1).Allocate([]));
        Should.Throw<ArgumentException>(() => Money.Yuan(1).Allocate([0, 0]));
        Should.Throw<ArgumentException>(() => Money.Yuan(1).Allocate([2, -1]));
        Should.Throw<ArgumentOutOfRangeException>(() => Money.Yuan(1).Split(0));
    }

    [Fact]
    public void Sums_and_differences_undo_each_other()
    {
        Prop.ForAll<int, int>((a, b) =>
        {
            var (left, right) = (new Money(a, Currency.Cny), new Money(b, Currency.Cny));
            return left + right - right == left && left - right == -(right - left) && (left < right) == (a < b);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Currencies_do_not_mix_and_sums_do_not_wrap()
    {
        Should.Throw<InvalidOperationException>(() => Money.Yuan(1) + new Money(1, Usd));
        Should.Throw<InvalidOperationException>(() => Money.Yuan(1) < new Money(1, Usd));
        Should.Throw<OverflowException>(() => new Money(long.MaxValue, Usd) + new Money(1, Usd));
        Should.Throw<OverflowException>(() => new Money(long.MaxValue, Usd) * 2);
        Should.Throw<OverflowException>(() => -new Money(long.MinValue, Usd));
        Should.Throw<OverflowException>(() => new Money(long.MaxValue, Usd).Times(1.5m));
    }

    [Fact]
    public void Parts_of_a_minor_unit_are_refused_not_rounded()
    {
        Money.TryCreate(1.234m, Currency.Cny, out _).ShouldBeFalse();
        Money.TryCreate(1.5m, Currency.Find("JPY")!.Value, out _).ShouldBeFalse();
        Money.TryCreate(1.234m, Currency.Find("KWD")!.Value, out var dinar).ShouldBeTrue();
        dinar.Minor.ShouldBe(1234);
        Money.TryCreate(decimal.MaxValue, Currency.Cny, out _).ShouldBeFalse();
        Money.Yuan(10.05m).Times(0.5m).Minor.ShouldBe(502);
        Money.Yuan(10.05m).Times(0.5m, MidpointRounding.AwayFromZero).Minor.ShouldBe(503);
    }

    [Fact]
    public void Amounts_are_shown_with_groups_and_mark()
    {
        var chinese = CultureInfo.GetCultureInfo("zh-CN");
        Money.Yuan(1234567.8m).Format(chinese).ShouldBe("¥1,234,567.80");
        (-Money.Yuan(5)).Format(chinese).ShouldBe("-¥5.00");
        new Money(1234, Usd).Format(CultureInfo.GetCultureInfo("en-US")).ShouldBe("USD 12.34");
        new Money(1234, Currency.Find("JPY")!.Value).ToString().ShouldBe("1234 JPY");
        Currency.Find("ZZZ").ShouldBeNull();
    }
}
