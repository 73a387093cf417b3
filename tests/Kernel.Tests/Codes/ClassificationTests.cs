using Shouldly;
using SmartPark.Kernel.Codes;
using Xunit;

namespace SmartPark.Kernel.Tests.Codes;

public sealed class ClassificationTests
{
    [Fact]
    public void The_industry_table_has_the_counts_of_the_standard()
    {
        Industries.All.CountBy(row => row.Level).OrderBy(pair => pair.Key).Select(pair => pair.Value).ShouldBe([20, 97, 473, 1381]);
        Industries.All.ShouldAllBe(row => row.Level == IndustryLevel.Section || Industries.ParentOf(row.Code.Code) != null);
        Industries.Sections.Select(row => row.Section).ShouldBe("ABCDEFGHIJKLMNOPQRST");
    }

    [Fact]
    public void A_class_knows_its_path_and_its_section()
    {
        var row = Industries.Find("3421").ShouldNotBeNull();
        row.Section.ShouldBe('C');
        row.IsIndustrial.ShouldBeTrue();
        Industries.PathOf("3421").Select(step => step.Code.Code).ShouldBe(["C", "34", "342", "3421"]);
        Industries.PathNameOf("3421").ShouldStartWith("制造业 / 通用设备制造业 / ");
        Industries.ChildrenOf("342").ShouldContain(row);
        Industries.Find("6513")!.IsIndustrial.ShouldBeFalse();
    }

    [Fact]
    public void A_code_of_another_edition_is_not_looked_up_in_this_one()
    {
        Industries.Find(new IndustryCode(IndustryEdition.Gbt4754Of2011, "2644")).ShouldBeNull();
        Industries.Find(new IndustryCode(IndustryEdition.Gbt4754Of2017, "2644")).ShouldNotBeNull();
    }

    [Theory]
    [InlineData("3421", "3421", null)]
    [InlineData("c3421", "3421", null)]
    [InlineData(" Ｃ ", "C", null)]
    [InlineData("B3421", null, "industry.section")]
    [InlineData("9999", null, "industry.unknown")]
    [InlineData("34211", null, "industry.unknown")]
    [InlineData("", null, "industry.empty")]
    public void An_industry_code_is_read_with_or_without_its_letter(string text, string? expected, string? problem)
    {
        var check = IndustryCode.TryParse(text, out var code);
        (check.Error?.Code).ShouldBe(problem);
        code.Code.ShouldBe(expected);
    }

    [Fact]
    public void Industries_are_found_by_code_and_by_name_closest_first()
    {
        Industries.Search("3421")[0].Code.Code.ShouldBe("3421");
        Industries.Search("软件开发")[0].Name.ShouldBe("软件开发");
        Industries.Search("制造业 机床").ShouldNotBeEmpty();
        Industries.Search("制造业 机床").ShouldAllBe(row => row.Section == 'C' && row.Name.Contains("机床"));
        Industries.Search("34", 5).Count.ShouldBe(5);
        Industries.Search(new string('a', 1_000_000)).ShouldBeEmpty();
        Industries.Search("  ").ShouldBeEmpty();
    }

    [Fact]
    public void The_division_table_is_a_tree_of_six_digit_codes()
    {
        Divisions.Provinces.Count.ShouldBe(31);
        Divisions.ChildrenOf("210000").Count.ShouldBe(14);
        Divisions.ChildrenOf("210000").Sum(city => Divisions.ChildrenOf(city.Code).Count).ShouldBe(100);
        Divisions.All.ShouldAllBe(row => row.Code.Length == 6 && (row.ParentCode == null || Divisions.Find(row.ParentCode) != null));
    }

    [Theory]
    [InlineData("210102", "辽宁省 沈阳市 和平区")]
    [InlineData("110105", "北京市 朝阳区")]
    [InlineData("429004", "湖北省 仙桃市")]
    [InlineData("110100", "北京市 市辖区")]
    [InlineData("210000", "辽宁省")]
    [InlineData("000000", "")]
    public void A_division_has_a_full_name(string code, string expected) => Divisions.FullNameOf(code).ShouldBe(expected);

    [Fact]
    public void Divisions_are_found_by_name_within_a_larger_one()
    {
        Divisions.Search("沈阳 和平").ShouldHaveSingleItem().Code.ShouldBe("210102");
        Divisions.Search("和平区").Count.ShouldBeGreaterThan(1);
        Divisions.Search("2102")[0].Code.ShouldBe("210200");
        Divisions.Search("市辖区").ShouldNotContain(row => row.IsPlaceholder);
        Divisions.IsWithin("210102", "210000").ShouldBeTrue();
        Divisions.IsWithin("210102", "220000").ShouldBeFalse();
    }
}
