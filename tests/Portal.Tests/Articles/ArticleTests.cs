using SmartPark.Kernel.Results;
using SmartPark.Kernel.Search;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;
using SmartPark.Portal.Articles;
using SmartPark.Portal.Messages;
using SmartPark.Portal.Sites;

namespace SmartPark.Portal.Tests.Articles;

public sealed class ArticleTests
{
    private static ArticleText Text(string title = "园区停电通知", string body = "周六**停电**两小时。") => new("notice", title, body);

    private static async Task<(Guid Id, long Version)> InReviewAsync(TestPerson editor, ArticleText? text = null)
    {
        var id = await editor.DoAsync(new WriteArticle(text ?? Text()));
        await editor.DoAsync(new SubmitArticle(id, 1));
        return (id, 2);
    }

    private static async Task<long> VersionAsync(TestPerson editor, Guid id) => (await editor.DoAsync(new GetArticleForEdit(id))).Version;

    [Fact]
    public async Task A_scheduled_article_is_invisible_everywhere_before_its_time_and_visible_after()
    {
        await using var host = await PortalHost.StartAsync();
        var manager = host.Manager();
        var (id, version) = await InReviewAsync(host.Editor(), Text() with { CoverId = Guid.NewGuid() });
        var at = host.Clock.GetUtcNow().AddHours(1);
        await manager.DoAsync(new ScheduleArticle(id, version, at));
        await manager.DoAsync(new PutInCarousel(id, version + 1, 1));
        host.Clock.Forward(TimeSpan.FromMinutes(59));
        await host.RunAsync<PublishDueArticlesJob>();
        (await SeenAsync(host, id)).ShouldBe((false, false, false, false));
        host.Clock.Forward(TimeSpan.FromMinutes(1));
        await host.RunAsync<PublishDueArticlesJob>();
        (await SeenAsync(host, id)).ShouldBe((true, true, true, true));
        var page = (await host.VisitorAsync(new ReadArticle(id))).Require();
        page.Body.Value.ShouldContain("<strong>停电</strong>");
        page.PublishedAt.ShouldBe(at);
    }

    private static async Task<(bool List, bool Page, bool Carousel, bool Search)> SeenAsync(PortalHost host, Guid id) => (
        (await host.VisitorAsync(new ListPublished(host.Park))).Require().Rows.Any(r => r.ArticleId == id),
        (await host.VisitorAsync(new ReadArticle(id))).Succeeded,
        (await host.VisitorAsync(new Carousel(host.Park))).Require().Any(r => r.ArticleId == id),
        (await host.VisitorAsync(new SearchEverything("停电"))).Require().Hits.Any(h => h.Id == id));

    [Fact]
    public async Task The_parks_own_people_see_no_draft_on_the_public_pages()
    {
        await using var host = await PortalHost.StartAsync();
        var editor = host.Editor();
        var id = await editor.DoAsync(new WriteArticle(Text()));
        (await editor.DoAsync(new ListPublished(host.Park))).Rows.ShouldBeEmpty();
        (await editor.RefusedAsync(new ReadArticle(id))).ShouldBe("article.not-found");
        (await editor.DoAsync(new FindArticles())).Rows.ShouldHaveSingleItem().State.ShouldBe(ArticleState.Draft);
    }

    [Fact]
    public async Task An_article_for_the_park_is_read_by_its_enterprises_and_by_nobody_else()
    {
        await using var host = await PortalHost.StartAsync();
        var (id, version) = await InReviewAsync(host.Editor(), Text() with { Readers = ArticleReaders.Park });
        await host.Manager().DoAsync(new PublishArticle(id, version));
        (await host.Boss().SendAsync(new ReadArticle(id))).Succeeded.ShouldBeTrue();
        (await host.VisitorAsync(new ReadArticle(id))).Succeeded.ShouldBeFalse();
        (await host.Manager(host.OtherPark).SendAsync(new ReadArticle(id))).Succeeded.ShouldBeFalse();
        (await host.VisitorAsync(new SearchEverything("停电"))).Require().Hits.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_article_for_named_tenants_is_read_by_them_only()
    {
        await using var host = await PortalHost.StartAsync();
        var (id, version) = await InReviewAsync(host.Editor(), Text() with { Readers = ArticleReaders.Tenants, Tenants = [host.Enterprise] });
        await host.Manager().DoAsync(new PublishArticle(id, version));
        (await host.Boss().SendAsync(new ReadArticle(id))).Succeeded.ShouldBeTrue();
        (await host.Boss(host.OtherEnterprise).SendAsync(new ReadArticle(id))).Succeeded.ShouldBeFalse();
    }

    [Fact]
    public async Task A_withdrawn_article_disappears_with_its_reason_and_goes_on_as_a_draft()
    {
        await using var host = await PortalHost.StartAsync();
        var manager = host.Manager();
        var (id, version) = await InReviewAsync(host.Editor());
        await manager.DoAsync(new PublishArticle(id, version));
        await manager.DoAsync(new WithdrawArticle(id, version + 1, "日期有误"));
        (await SeenAsync(host, id)).ShouldBe((false, false, false, false));
        (await manager.DoAsync(new GetArticleForEdit(id))).Reason.ShouldBe("日期有误");
        await manager.DoAsync(new ChangeArticle(id, version + 2, Text("更正")));
        (await manager.DoAsync(new GetArticleForEdit(id))).State.ShouldBe(ArticleState.Draft);
    }

    [Fact]
    public async Task An_expired_article_disappears_at_its_time_even_before_the_job_runs()
    {
        await using var host = await PortalHost.StartAsync();
        var (id, version) = await InReviewAsync(host.Editor(), Text() with { ExpiresAt = host.Clock.GetUtcNow().AddDays(1) });
        await host.Manager().DoAsync(new PublishArticle(id, version));
        host.Clock.Forward(TimeSpan.FromDays(1));
        (await host.VisitorAsync(new ReadArticle(id))).Succeeded.ShouldBeFalse();
        await host.RunAsync<PublishDueArticlesJob>();
        (await host.VisitorAsync(new SearchEverything("停电"))).Require().Hits.ShouldBeEmpty();
        (await host.Manager().DoAsync(new GetArticleForEdit(id))).State.ShouldBe(ArticleState.Expired);
    }

    [Fact]
    public async Task The_second_of_two_editors_is_told()
    {
        await using var host = await PortalHost.StartAsync();
        var editor = host.Editor();
        var id = await editor.DoAsync(new WriteArticle(Text()));
        await editor.DoAsync(new ChangeArticle(id, 1, Text("甲")));
        (await host.Editor().RefusedAsync(new ChangeArticle(id, 1, Text("乙")))).ShouldBe("conflict.changed");
    }

    [Fact]
    public async Task Where_others_review_nobody_publishes_his_own()
    {
        await using var host = await PortalHost.StartAsync();
        var manager = host.Manager();
        var own = await InReviewAsync(manager);
        await manager.DoAsync(new PublishArticle(own.Id, own.Version));
        var site = await manager.DoAsync(new GetSiteSettings());
        await manager.DoAsync(new ChangeSite(site.Version, "north", "北园", "North", null, null, null, "", "", new(), "", ["news"], new(), OthersReview: true));
        var next = await InReviewAsync(manager);
        (await manager.RefusedAsync(new PublishArticle(next.Id, next.Version))).ShouldBe("article.own-review");
        (await manager.RefusedAsync(new ScheduleArticle(next.Id, next.Version, host.Clock.GetUtcNow().AddHours(1)))).ShouldBe("article.own-review");
        await host.Manager().DoAsync(new PublishArticle(next.Id, next.Version));
    }

    [Fact]
    public async Task Steps_out_of_order_are_refused()
    {
        await using var host = await PortalHost.StartAsync();
        var manager = host.Manager();
        var id = await manager.DoAsync(new WriteArticle(Text()));
        (await manager.RefusedAsync(new PublishArticle(id, 1))).ShouldBe("article.not-in-review");
        (await manager.RefusedAsync(new WithdrawArticle(id, 1, "x"))).ShouldBe("article.not-published");
        (await manager.RefusedAsync(new PinArticle(id, 1, host.Clock.GetUtcNow().AddDays(1)))).ShouldBe("article.not-published");
        await manager.DoAsync(new SubmitArticle(id, 1));
        (await manager.RefusedAsync(new SubmitArticle(id, 2))).ShouldBe("article.not-draft");
        (await manager.RefusedAsync(new ChangeArticle(id, 2, Text()))).ShouldBe("article.in-review");
        (await manager.RefusedAsync(new ScheduleArticle(id, 2, host.Clock.GetUtcNow()))).ShouldBe("article.schedule-time");
        await manager.DoAsync(new ReturnArticle(id, 2, "请补充时间"));
        (await manager.DoAsync(new GetArticleForEdit(id))).Reason.ShouldBe("请补充时间");
    }

    [Fact]
    public async Task An_editor_neither_publishes_nor_changes_what_is_public()
    {
        await using var host = await PortalHost.StartAsync();
        var editor = host.Editor();
        var (id, version) = await InReviewAsync(editor);
        (await editor.RefusedAsync(new PublishArticle(id, version))).ShouldBe("access.denied");
        await host.Manager().DoAsync(new PublishArticle(id, version));
        (await editor.RefusedAsync(new ChangeArticle(id, version + 1, Text("改")))).ShouldBe("article.published");
        await host.Manager().DoAsync(new ChangeArticle(id, version + 1, Text("改")));
        (await host.VisitorAsync(new ReadArticle(id))).Require().Title.ShouldBe("改");
    }

    [Fact]
    public async Task Pinned_articles_stand_above_newer_ones_until_their_time_is_over()
    {
        await using var host = await PortalHost.StartAsync();
        var manager = host.Manager();
        var old = await InReviewAsync(manager, Text("旧"));
        await manager.DoAsync(new PublishArticle(old.Id, old.Version));
        await manager.DoAsync(new PinArticle(old.Id, old.Version + 1, host.Clock.GetUtcNow().AddDays(2)));
        host.Clock.Forward(TimeSpan.FromDays(1));
        var fresh = await InReviewAsync(manager, Text("新"));
        await manager.DoAsync(new PublishArticle(fresh.Id, fresh.Version));
        (await host.VisitorAsync(new ListPublished(host.Park))).Require().Rows.Select(r => r.Title).ShouldBe(["旧", "新"]);
        host.Clock.Forward(TimeSpan.FromDays(1));
        (await host.VisitorAsync(new ListPublished(host.Park))).Require().Rows.Select(r => r.Title).ShouldBe(["新", "旧"]);
    }

    [Fact]
    public async Task The_carousel_needs_a_cover_and_keeps_its_order()
    {
        await using var host = await PortalHost.StartAsync();
        var manager = host.Manager();
        var plain = await InReviewAsync(manager);
        await manager.DoAsync(new PublishArticle(plain.Id, plain.Version));
        (await manager.RefusedAsync(new PutInCarousel(plain.Id, plain.Version + 1, 1))).ShouldBe("article.no-cover");
        foreach (var (title, place) in new[] { ("二", 2), ("一", 1) })
        {
            var slide = await InReviewAsync(manager, Text(title) with { CoverId = Guid.NewGuid() });
            await manager.DoAsync(new PublishArticle(slide.Id, slide.Version));
            await manager.DoAsync(new PutInCarousel(slide.Id, slide.Version + 1, place));
        }
        var slides = (await host.VisitorAsync(new Carousel(host.Park))).Require();
        slides.Select(s => s.Title).ShouldBe(["一", "二"]);
        await manager.DoAsync(new TakeOutOfCarousel(slides[0].ArticleId, await VersionAsync(manager, slides[0].ArticleId)));
        (await host.VisitorAsync(new Carousel(host.Park))).Require().ShouldHaveSingleItem().Title.ShouldBe("二");
    }

    [Fact]
    public async Task Earlier_texts_are_kept_and_can_be_restored()
    {
        await using var host = await PortalHost.StartAsync();
        var editor = host.Editor();
        var id = await editor.DoAsync(new WriteArticle(Text("第一版")));
        host.Clock.Forward(TimeSpan.FromMinutes(1));
        await editor.DoAsync(new ChangeArticle(id, 1, Text("第二版")));
        var history = await editor.DoAsync(new ArticleHistory(id));
        history.Rows.Select(r => r.Title).ShouldBe(["第二版", "第一版"]);
        history.Rows[0].By.ShouldBe("王编辑");
        await editor.DoAsync(new RestoreRevision(id, 2, history.Rows[1].RevisionId));
        (await editor.DoAsync(new GetArticleForEdit(id))).Text.Title.ShouldBe("第一版");
        (await editor.DoAsync(new ArticleHistory(id))).Total.ShouldBe(3);
    }

    [Fact]
    public async Task Another_park_neither_sees_nor_changes_an_article()
    {
        await using var host = await PortalHost.StartAsync();
        var id = await host.Editor().DoAsync(new WriteArticle(Text()));
        var stranger = host.Manager(host.OtherPark);
        (await stranger.RefusedAsync(new GetArticleForEdit(id))).ShouldBe("article.not-found");
        (await stranger.RefusedAsync(new ChangeArticle(id, 1, Text("x")))).ShouldBe("article.not-found");
        (await stranger.DoAsync(new ArticleHistory(id))).Rows.ShouldBeEmpty();
        (await stranger.DoAsync(new FindArticles())).Rows.ShouldBeEmpty();
    }

    [Fact]
    public async Task Readers_are_told_only_when_asked_and_once()
    {
        await using var host = await PortalHost.StartAsync();
        var (boss, manager) = (host.Boss(), host.Manager());
        var quiet = await InReviewAsync(manager, Text("不通知"));
        await manager.DoAsync(new PublishArticle(quiet.Id, quiet.Version));
        var loud = await InReviewAsync(manager, Text("通知"));
        await manager.DoAsync(new PublishArticle(loud.Id, loud.Version, Tell: true));
        await host.DeliverAsync();
        await host.DeliverAsync();
        (await boss.DoAsync(new FindMessages())).Rows.ShouldHaveSingleItem().Title.Zh.ShouldBe("通知");
    }

    [Fact]
    public async Task All_problems_of_a_text_are_told_at_once()
    {
        await using var host = await PortalHost.StartAsync();
        var bad = new ArticleText("notice", new string('长', 201), "有\u200B零宽", Readers: ArticleReaders.Tenants);
        var refusal = (await host.Editor().SendAsync(new WriteArticle(bad))).Refusal.ShouldNotBeNull();
        refusal.All().Select(r => (r.Code, r.Field)).ShouldBe([("text.too-long", "Title"), ("text.zero-width", "Body"), ("article.readers", "Tenants")]);
        (await host.Editor().RefusedAsync(new WriteArticle(Text() with { Column = "nowhere" }))).ShouldBe("article.column");
    }

    [Fact]
    public async Task A_park_adds_a_column_of_its_own_and_removes_it_only_when_empty()
    {
        await using var host = await PortalHost.StartAsync();
        var manager = host.Manager();
        await manager.DoAsync(new SetColumn("talent", "人才", "Talent"));
        (await host.VisitorAsync(new ListColumns(host.Park))).Require().Select(c => c.Code).ShouldBe(["news", "notice", "park-info", "success-story", "talent"]);
        (await host.VisitorAsync(new ListColumns(host.OtherPark))).Require().Count.ShouldBe(4);
        await manager.DoAsync(new WriteArticle(Text() with { Column = "talent" }));
        (await manager.RefusedAsync(new RemoveColumn("talent"))).ShouldBe("column.in-use");
        (await manager.RefusedAsync(new SetColumn("news", "新闻", "News"))).ShouldBe("column.built-in");
    }

    [Fact]
    public async Task The_workbench_list_filters_sorts_and_pages()
    {
        await using var host = await PortalHost.StartAsync();
        var manager = host.Manager();
        foreach (var title in new[] { "Beta", "alpha", "Gamma" }) await manager.DoAsync(new WriteArticle(Text(title)));
        var page = await manager.DoAsync(new FindArticles(ArticleState.Draft, "notice", Paging: new Paging(1, 2, Sort: "-title")));
        (page.Total, page.Rows.Count).ShouldBe((3, 2));
        (await manager.DoAsync(new FindArticles(Text: "ALPHA"))).Rows.ShouldHaveSingleItem().Title.ShouldBe("alpha");
        (await manager.DoAsync(new FindArticles(ArticleState.Published))).Total.ShouldBe(0);
    }
}
