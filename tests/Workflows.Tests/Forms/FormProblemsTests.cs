using System.Globalization;
using System.Text.RegularExpressions;
using Shouldly;
using SmartPark.Workflows.Forms;
using Xunit;

namespace SmartPark.Workflows.Tests.Forms;

public sealed class FormProblemsTests
{
    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public void Every_code_has_a_sentence(string culture)
    {
        CultureInfo.CurrentUICulture = new(culture);
        foreach (var code in FormProblems.Codes) FormProblems.Say(new(code, "x", "1", "2")).ShouldNotBe(code);
    }

    [Fact]
    public void Every_code_that_the_sources_name_is_listed()
    {
        var folder = AppContext.BaseDirectory;
        while (!Directory.Exists(Path.Combine(folder, "src", "Workflows"))) folder = Path.GetDirectoryName(folder)!;
        var named = Directory.GetFiles(Path.Combine(folder, "src", "Workflows", "Forms"), "*.cs").Where(f => !f.EndsWith("FormProblems.cs", StringComparison.Ordinal))
            .SelectMany(f => Regex.Matches(File.ReadAllText(f), "\"(form\\.[a-z-]+)\"").Select(m => m.Groups[1].Value)).Distinct().Order().ToList();
        named.ShouldBe(FormProblems.Codes.Order());
    }

    [Fact]
    public void A_list_names_the_field_as_people_call_it_and_counts_rows_from_one()
    {
        CultureInfo.CurrentUICulture = new("zh-CN");
        FormProblems.Line(new("form.required", "lines[2].cost"), SampleForm.Schema).ShouldBe("明细 第 3 行 金额：请填写。");
        FormProblems.Line(new("form.text-long", "title", "10", "12"), SampleForm.Schema).ShouldBe("事项：最多 10 个字，现在是 12 个。");
        CultureInfo.CurrentUICulture = new("en");
        FormProblems.Line(new("form.required", "title"), SampleForm.Schema).ShouldBe("Subject: Please fill this in.");
    }
}
