using Bunit;
using SmartPark.Workflows.Forms;

namespace SmartPark.Portal.Tests.Workflows.Forms;

public sealed class FormRecordTests : FormContext
{
    [Fact]
    public void A_record_names_everything_in_words()
    {
        var record = Render<FormRecord>(p => p.Add(r => r.Schema, Schema).Add(r => r.Values, Good));
        record.FindAll("dt").Select(d => d.TextContent).ShouldContain("事项");
        record.Find("a").GetAttribute("href").ShouldBe($"/files/{Paper}");
        record.Find("a").TextContent.ShouldBe("图纸.pdf");
        foreach (var word in new[] { "12.50", "租赁", "王芳", "招商部", "乙" }) record.Markup.ShouldContain(word);
        record.FindAll("input, button, select, textarea").ShouldBeEmpty();
    }

    [Fact]
    public void A_table_stays_a_table_with_money_on_the_right()
    {
        var record = Render<FormRecord>(p => p.Add(r => r.Schema, Schema).Add(r => r.Values, Good));
        record.FindAll("tbody tr").Select(r => r.Children.Length).ShouldBe([2, 2]);
        record.Find("tbody td.numeric").TextContent.ShouldContain("3.00");
    }

    [Fact]
    public void Hidden_fields_are_absent_and_their_section_too()
    {
        var record = Render<FormRecord>(p => p.Add(r => r.Schema, Schema).Add(r => r.Values, Good).Add(r => r.Rights, "note=hidden;kind=hidden"));
        record.Markup.ShouldNotContain("内部");
        record.FindAll("h2").Select(h => h.TextContent).ShouldBe(["基本"]);
    }

    [Fact]
    public void Only_names_of_what_the_reader_sees_are_asked_for()
    {
        Render<FormRecord>(p => p.Add(r => r.Schema, Schema).Add(r => r.Values, Good).Add(r => r.Rights, "*=hidden;owner=read"));
        Asked.All.Select(a => a.GetType().Name).ShouldBe(["FindDepartments", "PeopleNames"]);
    }

    [Fact]
    public void What_is_blank_is_said_to_be_not_filled_in() =>
        Render<FormRecord>(p => p.Add(r => r.Schema, Schema).Add(r => r.Values, """{ "title": " " }""").Add(r => r.Rights, "*=hidden;title=read")).Find("dd").TextContent.ShouldBe("未填写");

    [Fact]
    public void What_is_not_there_any_more_is_said()
    {
        var record = Render<FormRecord>(p => p.Add(r => r.Schema, Schema).Add(r => r.Values, """{ "owner": "0b9f3bb0-93a1-4a9b-8a44-2f5a1f7c0077" }"""));
        record.Markup.ShouldContain("已不在名单中");
    }
}
