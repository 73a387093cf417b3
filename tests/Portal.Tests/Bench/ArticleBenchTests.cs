using Bunit;
using SmartPark.Kernel.Tenancy;
using SmartPark.Portal.Articles;
using SmartPark.Portal.Face;

namespace SmartPark.Portal.Tests.Bench;

public sealed class ArticleBenchTests : BenchContext
{
    private static ArticleText Words(string title, string body) => new("news", title, body);

    [Fact]
    public async Task The_second_editor_is_told_who_was_first_and_keeps_what_he_typed()
    {
        await using var host = await OpenAsync(h => h.Editor());
        var other = host.Person(host.Park, BuiltInRole.Editor, "孙编辑");
        var id = await other.DoAsync(new WriteArticle(Words("开园", "第一段")));
        var page = Render<ArticleWorkPage>(p => p.Add(x => x.Id, id));
        page.WaitForElement("#Title");
        await other.DoAsync(new ChangeArticle(id, (await other.DoAsync(new GetArticleForEdit(id))).Version, Words("开园了", "第一段\n第二段")));

        await page.InvokeAsync(() => page.FindComponent<TextEditor>().Instance.TakeAsync("我写的一段"));
        page.Find("#Title").Input("我的题目");
        await page.Find(".page-actions button").ClickAsync(new());

        var notice = page.WaitForElement(".conflict");
        notice.TextContent.ShouldContain("孙编辑");
        notice.TextContent.ShouldContain("第二段");
        notice.TextContent.ShouldContain("我写的一段");
        page.Find("#Title").GetAttribute("value").ShouldBe("我的题目");
        (await other.DoAsync(new GetArticleForEdit(id))).Text.Title.ShouldBe("开园了");
    }

    [Fact]
    public async Task The_second_editor_can_save_over_the_first_whose_text_stays_in_the_history()
    {
        await using var host = await OpenAsync(h => h.Editor());
        var other = host.Person(host.Park, BuiltInRole.Editor, "孙编辑");
        var id = await other.DoAsync(new WriteArticle(Words("开园", "第一段")));
        var page = Render<ArticleWorkPage>(p => p.Add(x => x.Id, id));
        page.WaitForElement("#Title");
        await other.DoAsync(new ChangeArticle(id, (await other.DoAsync(new GetArticleForEdit(id))).Version, Words("对方的题目", "第一段")));
        page.Find("#Title").Input("我的题目");
        await page.Find(".page-actions button").ClickAsync(new());

        await page.WaitForElement(".conflict .primary").ClickAsync(new());

        (await other.DoAsync(new GetArticleForEdit(id))).Text.Title.ShouldBe("我的题目");
        (await other.DoAsync(new ArticleHistory(id))).Rows.ShouldContain(r => r.Title == "对方的题目");
        page.FindAll(".conflict").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_schedule_in_the_past_is_refused_beside_the_field_and_the_typed_text_stays()
    {
        await using var host = await OpenAsync(h => h.Manager());
        var author = host.Editor();
        var id = await author.DoAsync(new WriteArticle(Words("开园", "第一段")));
        await author.DoAsync(new SubmitArticle(id, (await author.DoAsync(new GetArticleForEdit(id))).Version));
        var page = Render<ArticleWorkPage>(p => p.Add(x => x.Id, id));
        page.WaitForElement("#schedule-at").Change("2020-01-01T08:00:00");

        await page.FindAll(".steps button").First(b => b.TextContent.Contains("定时发布", StringComparison.Ordinal)).ClickAsync(new());

        page.WaitForElement("#schedule-at-error").TextContent.ShouldContain("晚于现在");
        page.Find("#schedule-at").GetAttribute("value").ShouldBe("2020-01-01T08:00:00");
        (await author.DoAsync(new GetArticleForEdit(id))).State.ShouldBe(ArticleState.InReview);
    }

    [Fact]
    public async Task The_list_shows_what_the_address_asks_for()
    {
        await using var host = await OpenAsync(h => h.Editor());
        var author = host.Editor();
        await author.DoAsync(new WriteArticle(Words("草稿一", "文")));
        var waiting = await author.DoAsync(new WriteArticle(Words("待审二", "文")));
        await author.DoAsync(new SubmitArticle(waiting, (await author.DoAsync(new GetArticleForEdit(waiting))).Version));
        Navigation.NavigateTo("/w/articles?state=InReview&q=%E5%BE%85%E5%AE%A1");

        var page = Render<ArticlesWorkPage>();

        page.WaitForElement("tbody tr");
        page.FindAll("tbody tr").Count.ShouldBe(1);
        page.Find("tbody .row-link").TextContent.ShouldBe("待审二");
        page.Find("input[name=q]").GetAttribute("value").ShouldBe("待审");
    }

    [Fact]
    public async Task Who_may_not_write_articles_is_told_so()
    {
        await using var host = await OpenAsync(h => h.Boss());

        var page = Render<ArticlesWorkPage>();

        page.WaitForElement(".table-frame .notice");
        page.FindAll("tbody tr").ShouldBeEmpty();
    }
}
