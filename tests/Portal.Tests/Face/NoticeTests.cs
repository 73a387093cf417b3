using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using SmartPark.Face;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Text;
using Xunit;

namespace SmartPark.Portal.Tests.Face;

public sealed class NoticeTests : FaceContext
{
    [Fact]
    public void A_refusal_nobody_explains_still_says_what_to_do_and_names_its_code() =>
        Render<RefusalNotice>(p => p.Add(n => n.Refusal, new Refusal("listing.no-plan"))).Find(".notice").TextContent.ShouldContain("listing.no-plan");

    [Fact]
    public void Every_refusal_of_a_form_links_to_its_field()
    {
        var refusal = Refusal.Of([new("name.missing", "Name"), new("code.wrong", "Code"), new("form.late")]);
        var summary = Render<FormSummary>(p => p.Add(s => s.Refusal, refusal));
        summary.Find(".notice-title").TextContent.ShouldBe("有 3 处需要修改");
        summary.FindAll("a").Select(a => a.GetAttribute("href")).ShouldBe(["/#Name", "/#Code"]);
    }

    [Fact]
    public void A_failing_part_is_replaced_by_a_reference_and_can_be_tried_again()
    {
        var guard = Render<ErrorGuard>(p => p.AddChildContent<Failing>());
        guard.Find(".state code").TextContent.Length.ShouldBe(32);
        guard.Markup.ShouldNotContain("secret");
        guard.FindAll(".state button").Count.ShouldBe(1);
    }

    [Fact]
    public void Only_what_the_sanitizer_made_is_put_on_the_page()
    {
        var view = Render<MarkdownView>(p => p.Add(v => v.Html, MarkdownText.ToHtml("**好** <script>alert(1)</script>")));
        view.Find("strong").TextContent.ShouldBe("好");
        view.FindAll("script").ShouldBeEmpty();
    }

    [Fact]
    public void A_toast_offers_to_take_back_what_was_done()
    {
        var undone = false;
        var stack = Render<UndoToast>();
        Services.GetRequiredService<Toasts>().Show("已删除", () =>
        {
            undone = true;
            return Task.CompletedTask;
        });
        stack.WaitForAssertion(() => stack.Find(".toast").TextContent.ShouldContain("已删除"));
        stack.Find(".toast button").Click();
        undone.ShouldBeTrue();
        stack.FindAll(".toast").ShouldBeEmpty();
    }

    [Fact]
    public void Progress_says_how_many_and_can_be_cancelled_once()
    {
        var asked = 0;
        var bar = Render<ProgressBar>(p => p.Add(b => b.Label, "导入").Add(b => b.Done, 3450).Add(b => b.Total, 10000).Add(b => b.OnCancel, () => asked++));
        bar.Find("[role=status]").TextContent.ShouldBe("已完成 3,450 / 10,000(34%)");
        bar.Find("button").Click();
        (asked, bar.Find("button").HasAttribute("disabled")).ShouldBe((1, true));
    }

    [Fact]
    public void Tabs_are_links_and_the_first_one_needs_nothing_in_the_address()
    {
        Navigation.NavigateTo("/w/thing?tab=files&page=3");
        var tabs = Render<Tabs>(p => p.Add(t => t.Label, "资料").Add(t => t.Items, [new("people", "人员"), new("files", "附件")]).Add(t => t.ChildContent, key => $"<i>{key}</i>"));
        tabs.FindAll("nav a").Select(a => a.GetAttribute("href")).ShouldBe(["/w/thing", "/w/thing?tab=files"]);
        (tabs.Find("[aria-current]").TextContent, tabs.Find("i").TextContent).ShouldBe(("附件", "files"));
    }

    private sealed class Failing : ComponentBase
    {
        protected override void OnInitialized() => throw new InvalidOperationException("secret");
    }
}
