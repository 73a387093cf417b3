using Bunit;
using SmartPark.Workflows.Forms;

namespace SmartPark.Portal.Tests.Workflows.Forms;

public sealed class FormEditorTests : FormContext
{
    private string? _kept;

    [Fact]
    public void A_form_is_made_from_nothing_and_shown_beside_it()
    {
        var editor = Editor(null);
        editor.Find(".form-actions .primary").Click();
        editor.Find("#edit-field1").Change("租赁面积");
        editor.Find("#edit-field1-kind").Change("Number");
        editor.Find("#edit-field1-unit").Change("m²");
        editor.Find("#edit-field1-Minimum").Change("1");
        editor.Find(".ticks input").Change(true);
        editor.Find("label[for=preview-field1]").TextContent.Trim().ShouldBe("租赁面积");
        editor.Find("#preview-field1").ParentElement!.TextContent.ShouldContain("m²");
        Render<FormRecord>(p => p.Add(r => r.Schema, _kept.ShouldNotBeNull()).Add(r => r.Values, """{ "field1": 12 }""")).Markup.ShouldContain("租赁面积");
        editor.Instance.Check().ShouldBeTrue();
    }

    [Fact]
    public void Fields_move_across_sections_and_undo_takes_it_back()
    {
        var editor = Editor(Schema);
        Labels(editor).Take(4).ShouldBe(["事项", "金额", "类型", "内部备注"]);
        editor.Find("[aria-label='下移 金额']").Click();
        SectionOf(editor, 1).ShouldBe(["金额", "类型", "内部备注"]);
        editor.Find("[aria-label='上移 内部备注']").Click();
        SectionOf(editor, 1).ShouldBe(["金额", "内部备注", "类型"]);
        editor.Find(".editor-tools button").Click();
        editor.Find(".editor-tools button").Click();
        SectionOf(editor, 0).ShouldBe(["事项", "金额"]);
        editor.Find(".editor-tools button").HasAttribute("disabled").ShouldBeTrue();
    }

    [Fact]
    public void A_removed_field_is_gone_and_can_be_brought_back()
    {
        var editor = Editor(Schema);
        editor.Find("[aria-label='移除 金额']").Click();
        Labels(editor).ShouldNotContain("金额");
        _kept.ShouldNotBeNull().ShouldNotContain("amount");
        editor.Find(".editor-tools button").Click();
        Labels(editor).ShouldContain("金额");
    }

    [Fact]
    public void Choices_are_written_one_a_line()
    {
        var editor = Editor(Schema);
        Open(editor, "类型");
        editor.Find("#edit-kind-choices").GetAttribute("value").ShouldBe("租赁\n维修");
        editor.Find("#edit-kind-choices").Change("租赁 | Rent\n保洁\n维修");
        editor.FindAll("#preview-kind label").Select(l => l.TextContent.Trim()).ShouldBe(["租赁", "保洁", "维修"]);
        _kept.ShouldNotBeNull().ShouldContain("\"const\": \"rent\"");
    }

    [Fact]
    public void What_is_wrong_is_told_and_not_kept_until_it_is_put_right()
    {
        var editor = Editor(Schema);
        Open(editor, "规模");
        editor.Find("#edit-size-choices").Change(" ");
        editor.Find(".editor-tools + .notice").TextContent.ShouldContain("规模：请给出 1 到 200 个选项");
        editor.Find(".field-details [role=alert]").TextContent.ShouldContain("请给出");
        (_kept, editor.Instance.Check()).ShouldBe((null, false));
        editor.Find("#edit-size-choices").Change("小\n大");
        editor.FindAll(".notice").ShouldBeEmpty();
        _kept.ShouldNotBeNull().ShouldContain("小");
    }

    [Fact]
    public void A_table_gets_columns()
    {
        var editor = Editor(Schema);
        Open(editor, "明细");
        editor.FindAll("button").First(b => b.TextContent.Trim() == "添加列").Click();
        editor.Find("#edit-lines-column1").Change("数量");
        editor.Find("#edit-lines-column1-kind").Change("Integer");
        editor.FindAll("#edit-lines-column1-kind option").Select(o => o.TextContent).ShouldNotContain("表格");
        var lines = Editor(_kept);
        Open(lines, "明细");
        lines.FindAll(".columns .field-open span:nth-of-type(1)").Select(s => s.TextContent).ShouldBe(["名称", "费用", "数量"]);
    }

    [Fact]
    public void A_key_is_changed_but_never_to_one_that_is_taken_or_no_key()
    {
        var editor = Editor(Schema);
        Open(editor, "事项");
        foreach (var (name, told) in new[] { ("amount", "用了两次"), ("Betrag", "不可用"), ("$at", "不可用") })
        {
            editor.Find("#edit-title-name").Change(name);
            editor.Find("#edit-title-name-error").TextContent.ShouldContain(told);
            _kept.ShouldBeNull();
        }
        editor.Find("#edit-title-name").Change("subject");
        _kept.ShouldNotBeNull().ShouldContain("\"subject\"");
        editor.FindAll("#edit-subject").Count.ShouldBe(1);
    }

    [Fact]
    public void Sections_are_named_moved_and_taken_away_without_their_fields()
    {
        var editor = Editor(Schema);
        editor.FindAll("[aria-label='分组标题']")[1].Change("补充");
        editor.FindAll("[aria-label='分组上移']")[1].Click();
        editor.FindAll("[aria-label='分组标题']").Select(i => i.GetAttribute("value")).Take(2).ShouldBe(["补充", "基本"]);
        editor.FindAll("[aria-label='去掉分组，字段并入上一组']")[1].Click();
        SectionOf(editor, 0).ShouldBe(["类型", "内部备注", "事项", "金额"]);
    }

    [Fact]
    public void A_field_is_filled_from_a_source_by_its_name()
    {
        var editor = Editor(Schema, p => p.Add(e => e.Sources, [new("applicant.name", "申请人姓名")]));
        Open(editor, "事项");
        editor.Find("#edit-title-from").Change("applicant.name");
        _kept.ShouldNotBeNull().ShouldContain("\"x-from\": \"applicant.name\"");
    }

    [Fact]
    public void A_form_that_cannot_be_read_can_be_begun_anew()
    {
        var editor = Editor("{");
        editor.Find("[role=alert]").TextContent.ShouldContain("不是有效的 JSON 表单");
        editor.Find("button").Click();
        editor.FindAll(".form-actions .primary").Count.ShouldBe(1);
    }

    private static List<string> Labels(IRenderedComponent<FormEditor> editor) => [.. editor.FindAll(".field-open span:nth-of-type(1)").Select(s => s.TextContent)];

    private static List<string> SectionOf(IRenderedComponent<FormEditor> editor, int at) =>
        [.. editor.FindAll(".section-edit")[at].QuerySelectorAll(".field-open span:nth-of-type(1)").Select(s => s.TextContent)];

    private static void Open(IRenderedComponent<FormEditor> editor, string label) => editor.FindAll(".field-open").First(b => b.TextContent.Contains(label, StringComparison.Ordinal)).Click();

    private IRenderedComponent<FormEditor> Editor(string? schema, Action<ComponentParameterCollectionBuilder<FormEditor>>? more = null) => Render<FormEditor>(p =>
    {
        p.Add(e => e.Schema, schema).Add(e => e.SchemaChanged, kept => _kept = kept);
        more?.Invoke(p);
    });
}
