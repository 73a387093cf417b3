using System.Globalization;
using Shouldly;
using SmartPark.Policies.Imports;
using Xunit;

namespace SmartPark.Policies.Tests.Imports;

public sealed class TimeTextTests
{
    [Theory]
    [InlineData("从2023年9月起", "2023-09-01", null)]
    [InlineData("2021年9月起", "2021-09-01", null)]
    [InlineData("从2023年6月开始", "2023-06-01", null)]
    [InlineData("从2019年1月1日起执行", "2019-01-01", null)]
    [InlineData("从2022年6月起\n从2022年6月起", "2022-06-01", null)]
    [InlineData("2023年10月11日起至2025年12月31日止", "2023-10-11", "2025-12-31")]
    [InlineData("从2019年6月1日起至2025年12月31日。", "2019-06-01", "2025-12-31")]
    [InlineData("从2022年7月5日起，在2022-2024年内有效", "2022-07-05", "2024-12-31")]
    [InlineData("2022年8月11日起，有效期3年", "2022-08-11", "2025-08-10")]
    [InlineData("从2022年9月起，有效期三年", "2022-09-01", null)]
    [InlineData("2022年8月26日起，2025年失效。", "2022-08-26", null)]
    [InlineData("每年3月左右", null, null)]
    [InlineData("定期发布", null, null)]
    [InlineData("从2023年13月起", null, null)]
    [InlineData("从2023年2月30日起", null, null)]
    [InlineData("从2022年6月起\n从2023年6月起", null, null)]
    [InlineData("", null, null)]
    public void Validity_is_read_where_it_can_mean_one_thing(string text, string? from, string? until) =>
        TimeTexts.Validity(text).ShouldBe((Day(from), Day(until)));

    [Theory]
    [InlineData("2023-09-26", "2023-09-26")]
    [InlineData("2022-3 - 29", "2022-03-29")]
    [InlineData("2022-06-16\n2022-06-16", "2022-06-16")]
    [InlineData("2017-12-28/2019-08-15", null)]
    [InlineData("2023-02-30", null)]
    [InlineData("", null)]
    public void A_day_of_issue_is_one_day_or_none(string text, string? day) => TimeTexts.Day(text).ShouldBe(Day(day));

    [Theory]
    [InlineData("北京市经济和信息化局", "Municipal")]
    [InlineData("北京市科学技术委员会、中关村科技园区管理委员会", "Municipal")]
    [InlineData("北京市海淀区人民政府", "District")]
    [InlineData("辽宁省工业和信息化厅", "Provincial")]
    [InlineData("财政部、税务总局", "National")]
    [InlineData("国家艺术基金", "National")]
    [InlineData("沈阳经济技术开发区管理委员会", "Park")]
    [InlineData("某协会", null)]
    public void The_name_of_an_issuer_tells_its_level_or_nothing(string issuer, string? level) => Issuers.LevelOf(issuer)?.ToString().ShouldBe(level);

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.Parse(text, CultureInfo.InvariantCulture);
}
