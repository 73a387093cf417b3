using Shouldly;
using SmartPark.Policies.Facts;
using Xunit;

namespace SmartPark.Policies.Tests.Facts;

/// <summary>工信部联企业〔2011〕300号, one unit either side of the bounds.</summary>
public sealed class SizeClassTests
{
    [Theory]
    [InlineData("3421", 350, 1900, SizeClassName.Small, "revenue")]
    [InlineData("3421", 350, 2000, SizeClassName.Medium, null)]
    [InlineData("3421", 1000, 40000, SizeClassName.Large, null)]
    [InlineData("3421", 999, 40000, SizeClassName.Medium, "employees")]
    [InlineData("3421", 1000, 39999, SizeClassName.Medium, "revenue")]
    [InlineData("3421", 299, 40000, SizeClassName.Small, "employees")]
    [InlineData("3421", 20, 300, SizeClassName.Small, null)]
    [InlineData("3421", 19, 300, SizeClassName.Micro, "employees")]
    [InlineData("3421", 20, 299, SizeClassName.Micro, "revenue")]
    [InlineData("6513", 300, 10000, SizeClassName.Large, null)]
    [InlineData("6513", 99, 10000, SizeClassName.Small, "employees")]
    [InlineData("5211", 50, 500, SizeClassName.Medium, null)]
    [InlineData("8010", 100, 0, SizeClassName.Medium, null)]
    public void The_class_is_held_down_by_the_shortest_indicator(string industry, int people, int revenue, SizeClassName expected, string? by)
    {
        var found = SizeClass.Of(industry, people, revenue, null).ShouldNotBeNull();
        (found.Class, found.DecidedBy).ShouldBe((expected, by));
    }

    [Fact]
    public void Assets_count_where_the_rule_says_so()
    {
        SizeClass.Of("4710", null, 80000, 79999)!.Class.ShouldBe(SizeClassName.Medium);
        SizeClass.Of("7211", 300, null, 119999)!.Class.ShouldBe(SizeClassName.Medium);
        SizeClass.Of("7010", null, 1000, 5000)!.Class.ShouldBe(SizeClassName.Medium);
    }

    [Fact]
    public void Without_an_indicator_the_class_is_known_only_when_it_cannot_change()
    {
        SizeClass.Of("3421", 350, null, null).ShouldBeNull();
        SizeClass.Of("3421", 3, null, null)!.Class.ShouldBe(SizeClassName.Micro);
        SizeClass.Of(null, 350, 1900, null).ShouldBeNull();
        SizeClass.Of("0000", 350, 1900, null).ShouldBeNull();
    }
}
