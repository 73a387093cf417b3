using System.Text.Json;
using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components.Forms;
using SmartPark.Kernel.Results;
using SmartPark.Workflows.Forms;

namespace SmartPark.Portal.Tests.Workflows.Forms;

public sealed class FormViewTests : FormContext
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public void Fields_stand_in_their_sections_with_label_unit_help_and_mark()
    {
        var view = View();
        view.FindAll("fieldset").Select(f => f.QuerySelector("legend")?.TextContent).ShouldBe(["基本", "其他", null]);
        var title = view.Find("#form-title");
        view.Find("label[for=form-title]").TextContent.Trim().ShouldBe("事项");
        view.Find("#" + title.GetAttribute("aria-describedby")).TextContent.ShouldBe("一句话");
        title.GetAttribute("aria-required").ShouldBe("true");
        view.Find("label[for=form-note]").TextContent.ShouldContain("选填");
        view.Find("#form-amount").ParentElement!.TextContent.ShouldContain("元");
    }

    [Fact]
    public void What_the_step_requires_is_marked_and_turns_red_with_the_keyboard_in_it_when_it_is_to_be_sent_empty()
    {
        var view = View(rights: "*=read;note=require;owner=require");
        view.Find("label[for=form-note]").TextContent.ShouldNotContain("选填");
        view.Find("#form-note").GetAttribute("aria-required").ShouldBe("true");
        view.InvokeAsync(() => view.Instance.Check().ShouldBeFalse());
        view.Find("#form-note").GetAttribute("aria-invalid").ShouldBe("true");
        JSInterop.VerifyFocusAsyncInvoke();
        view.Find("#form-note").Change("看过现场");
        view.FindAll(".form-summary li").Count.ShouldBe(1, "the person is still missing");
        View("""{"note":"看过现场"}""", "*=read;note=require").Find("#form-note").GetAttribute("value").ShouldBe("看过现场");
    }

    [Fact]
    public void The_form_speaks_English()
    {
        Speak("en");
        View().Find("label[for=form-title]").TextContent.Trim().ShouldBe("Subject");
    }

    [Fact]
    public void Typing_gives_values_in_the_kinds_of_the_form()
    {
        var view = View();
        view.Find("#form-title").Change("会议室");
        view.Find("#form-amount").Change("１,000.00");
        view.Find("#form-size").Change("三");
        view.FindAll("#form-kind input")[1].Change("repair");
        view.FindAll("#form-tags input")[1].Change(true);
        view.Find("#form-promise").Change(true);
        view.Find("#form-office").Change(Office);
        Value("title").ShouldBe("\"会议室\"");
        Value("amount").ShouldBe("1000.00");
        (Value("size"), Value("kind"), Value("tags"), Value("promise"), Value("office")).ShouldBe(("\"三\"", "\"repair\"", "[\"乙\"]", "true", $"\"{Office}\""));
    }

    [Fact]
    public void Four_choices_and_fewer_are_radios_and_more_are_a_list()
    {
        var view = View();
        view.FindAll("#form-kind input[type=radio]").Count.ShouldBe(2);
        view.Find("#form-size").LocalName.ShouldBe("select");
    }

    [Fact]
    public void A_problem_is_told_when_the_field_was_left_and_not_before()
    {
        var view = View();
        view.FindAll(".field-error").ShouldBeEmpty();
        view.Find("#form-title").Blur();
        view.Find("#form-title-error").TextContent.ShouldContain("请填写");
        view.FindAll(".field-error").Count.ShouldBe(1);
        view.Find("#form-title").GetAttribute("aria-invalid").ShouldBe("true");
    }

    [Fact]
    public void A_told_problem_goes_while_it_is_typed_away()
    {
        var view = View();
        view.Find("#form-title").Change("六个字的事项");
        view.Find("#form-title-error").TextContent.ShouldContain("最多 5 个字");
        view.Find("#form-title").Input("五个字事项");
        view.FindAll("#form-title-error").ShouldBeEmpty();
    }

    [Fact]
    public void A_number_that_cannot_be_read_stays_as_typed_and_is_told()
    {
        var view = View();
        view.Find("#form-amount").Change("12a");
        view.Find("#form-amount").GetAttribute("value").ShouldBe("12a");
        view.Find("#form-amount-error").TextContent.ShouldContain("请填写数字");
        view.Find("#form-amount").Change("1001");
        view.Find("#form-amount-error").TextContent.ShouldContain("不能大于 1000");
    }

    [Fact]
    public void Submitting_tells_everything_with_links_to_the_fields()
    {
        var view = View();
        view.InvokeAsync(() => view.Instance.Check().ShouldBeFalse());
        view.FindAll(".form-summary a").Select(a => a.GetAttribute("href")).ShouldBe(["/#form-title", "/#form-amount", "/#form-kind", "/#form-promise"]);
        view.Find(".form-summary").TextContent.ShouldContain("事项：请填写。");
        foreach (var link in view.FindAll(".form-summary a")) view.FindAll(link.GetAttribute("href")![1..]).Count.ShouldBe(1);
    }

    [Fact]
    public void A_good_form_can_be_submitted()
    {
        var view = View(Good);
        view.InvokeAsync(() => view.Instance.Check().ShouldBeTrue());
        view.FindAll(".form-summary, .field-error").ShouldBeEmpty();
    }

    [Fact]
    public void What_the_use_case_refused_is_told_until_the_field_changes()
    {
        var view = View(Good, more: p => p.Add(v => v.Problems, [new("form.choice-unknown", "size", "六"), new("form.required", "lines[0].cost")]));
        view.Find("#form-size-error").TextContent.ShouldContain("“六”不在选项里");
        view.Find("#form-lines-0-cost-error").TextContent.ShouldContain("请填写");
        view.Find(".form-summary").TextContent.ShouldContain("明细 第 1 行 费用：请填写。");
        view.Find("#form-size").Change("二");
        view.FindAll("#form-size-error").ShouldBeEmpty();
        view.FindAll("#form-lines-0-cost-error").Count.ShouldBe(1);
    }

    [Fact]
    public void Read_fields_have_no_input_and_hidden_ones_are_nowhere()
    {
        var view = View(Good, "*=read;note=hidden;title=edit");
        view.FindAll("input, select, textarea").Select(i => i.Id).ShouldBe(["form-title"]);
        view.Markup.ShouldContain("12.50");
        view.Markup.ShouldContain("租赁");
        view.Markup.ShouldNotContain("内部");
        view.Find("#form-title").Change("新事项");
        JsonDocument.Parse(Written.ShouldNotBeNull()).RootElement.TryGetProperty("note", out _).ShouldBeFalse();
        Value("amount").ShouldBe("12.5");
    }

    [Fact]
    public void The_start_edits_what_is_not_named()
    {
        View(rights: "").FindAll("#form-title").ShouldBeEmpty();
        View(rights: "", more: p => p.Add(v => v.Start, true)).FindAll("#form-title").Count.ShouldBe(1);
        View(rights: "*=edit", more: p => p.Add(v => v.ReadOnly, true)).FindAll("input, select, textarea, button").ShouldBeEmpty();
    }

    [Fact]
    public void Rows_are_added_filled_and_removed()
    {
        var view = View();
        view.Find("#form-lines button").Click();
        view.Find("#form-lines-0-name").Change("灯");
        view.Find("#form-lines-0-cost").Change("3.5");
        view.Find("#form-lines > button").Click();
        view.Find("#form-lines-1-name").Change("墙");
        view.Find("#form-lines > button").HasAttribute("disabled").ShouldBeTrue();
        view.Find("#form-lines [role=status]").TextContent.ShouldBe("已有 2 行，不能再加");
        Value("lines").ShouldBe("""[{"name":"灯","cost":3.5},{"name":"墙"}]""");
        view.Find("#form-lines-0-name").GetAttribute("aria-label").ShouldBe("第 1 行 名称");
        view.Find("[aria-label='删除第 1 行']").Click();
        Value("lines").ShouldBe("""[{"name":"墙"}]""");
        view.Find("#form-lines-0-name").GetAttribute("value").ShouldBe("墙");
    }

    [Fact]
    public void A_wrong_cell_is_told_under_it()
    {
        var view = View();
        view.Find("#form-lines button").Click();
        view.Find("#form-lines-0-cost").Change("1.234");
        view.Find("#form-lines-0-cost-error").TextContent.ShouldContain("两位小数");
        view.Find("#form-lines-0-cost").GetAttribute("aria-describedby").ShouldBe("form-lines-0-cost-error");
    }

    [Fact]
    public void A_question_in_a_table_has_three_states()
    {
        const string ask = """{ "properties": { "t": { "type": "array", "items": { "type": "object", "required": ["ok"], "properties": { "ok": { "type": "boolean", "title": "合格" } } } } } }""";
        var view = Render<FormView>(p => p.Add(v => v.Schema, ask).Add(v => v.Start, true).Add(v => v.ValuesChanged, written => Written = written));
        view.Find("#form-t > button").Click();
        view.Find("#form-t-0-ok").Change("false");
        Value("t").ShouldBe("""[{"ok":false}]""");
    }

    [Fact]
    public void A_person_is_found_by_name_chosen_and_taken_away()
    {
        var view = View();
        view.Find("#form-owner").Input("王");
        view.Find(".found button").TextContent.ShouldContain("招商部 · 主管");
        view.Find(".found button").Click();
        Value("owner").ShouldBe($"\"{Wang}\"");
        view.Find("[aria-label='移除 王芳']").Click();
        Value("owner").ShouldBe("null");
    }

    [Fact]
    public void Who_may_not_look_for_people_is_told_so()
    {
        Asked.MembersRefused = new Refusal("call.forbidden");
        var view = View();
        view.Find("#form-owner").Input("王");
        view.Find(".people [role=status]").TextContent.ShouldNotBeEmpty();
    }

    [Fact]
    public void A_file_is_stored_and_its_id_kept()
    {
        var view = View();
        view.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText("pdf", "合同.pdf"));
        view.WaitForAssertion(() => view.Find(".files li a").TextContent.ShouldBe("合同.pdf"));
        Value("papers").ShouldBe($"[\"{Paper}\"]");
        view.Find(".files li a").GetAttribute("href").ShouldBe($"/files/{Paper}");
        view.Find("[aria-label='移除 合同.pdf']").Click();
        Value("papers").ShouldBe("[]");
    }

    [Fact]
    public void More_files_than_the_form_takes_are_not_stored()
    {
        var view = View();
        view.FindComponent<InputFile>().UploadFiles([.. Enumerable.Range(0, 3).Select(i => InputFileContent.CreateFromText("x", $"{i}.pdf"))]);
        view.WaitForAssertion(() => view.Find(".files .field-error").TextContent.ShouldContain("最多 2 项"));
        Asked.All.OfType<SmartPark.Kernel.Files.StoreFile>().ShouldBeEmpty();
    }

    [Fact]
    public void What_was_typed_survives_a_page_that_does_not_bind()
    {
        var view = View("{}");
        view.Find("#form-title").Change("事项");
        view.Render(p => p.Add(v => v.Values, "{}"));
        view.Find("#form-title").GetAttribute("value").ShouldBe("事项");
        view.Render(p => p.Add(v => v.Values, """{ "title": "新" }"""));
        view.Find("#form-title").GetAttribute("value").ShouldBe("新");
    }

    [Fact]
    public void A_form_that_cannot_be_read_says_why()
    {
        var view = Render<FormView>(p => p.Add(v => v.Schema, """{ "properties": { "x": { "type": "text" } } }"""));
        view.Find("[role=alert]").TextContent.ShouldContain("properties.x.type：不认识的字段类型“text”");
    }

    [Fact]
    public void Every_input_has_a_name_of_its_own()
    {
        var view = View(Good);
        view.FindAll("[id]").Select(e => e.Id).ShouldBeUnique();
        foreach (var input in view.FindAll("input, select, textarea"))
            (input.HasAttribute("aria-label") || input.Closest("label") is not null || view.FindAll($"label[for='{input.Id}']").Count == 1).ShouldBeTrue(input.OuterHtml);
    }

    private string Value(string field)
    {
        using var document = JsonDocument.Parse(Written.ShouldNotBeNull());
        return JsonSerializer.Serialize(document.RootElement.GetProperty(field), Plain);
    }
}
