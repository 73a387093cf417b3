using System.Net;
using System.Text.RegularExpressions;
using SmartPark.Kernel.Tenancy;
using SmartPark.Portal.Directory;

namespace SmartPark.Portal.Tests.Public;

public sealed class PublicCacheTests(PublicSiteApp site) : IClassFixture<PublicSiteApp>
{
    public static TheoryData<string> CachedPages => ["/", "/news", "/notices", "/c/park-info", "/enterprises", "/p/south", "/article", "/firm"];

    public static TheoryData<string> OtherPages => ["/questions", "/questions/follow", "/search", "/search?q=%E5%AF%B9%E6%8E%A5", "/not-found-at-all"];

    [Theory]
    [MemberData(nameof(CachedPages))]
    public async Task A_page_for_visitors_is_kept_and_carries_no_token_cookie_or_inline_script(string path)
    {
        var real = path == "/article" ? $"/articles/{site.Article}" : path == "/firm" ? $"/enterprises/{site.Firm}" : path;
        using var first = await site.AnswerAsync(real);
        first.Headers.Contains("Set-Cookie").ShouldBeFalse();
        var page = await first.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        page.ShouldNotContain("__RequestVerificationToken");
        InlineScripts(page).ShouldBeEmpty();
        using var second = await site.AnswerAsync(real);
        second.Headers.Age.ShouldNotBeNull(real);
    }

    [Theory]
    [MemberData(nameof(OtherPages))]
    public async Task A_page_with_forms_or_words_is_never_kept_and_holds_no_inline_script(string path)
    {
        for (var i = 0; i < 2; i++)
        {
            using var answer = await site.AnswerAsync(path);
            answer.Headers.Age.ShouldBeNull();
            InlineScripts(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBeEmpty();
        }
    }

    [Theory]
    [InlineData("/notices", "smartpark=some-session")]
    [InlineData("/notices", "whatever=1")]
    [InlineData("/notices?utm=1", null)]
    [InlineData("/enterprises?q=a", null)]
    public async Task Who_may_be_somebody_and_what_would_only_fill_the_memory_is_not_served_from_the_cache(string path, string? cookie)
    {
        for (var i = 0; i < 2; i++)
        {
            using var answer = await site.AnswerAsync(path, cookie);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            answer.Headers.Age.ShouldBeNull();
        }
    }

    [Fact]
    public async Task A_new_article_is_on_the_kept_page_as_soon_as_its_event_was_delivered()
    {
        (await site.ReadAsync("/notices")).ShouldNotContain("停水公告");
        await site.PublishAsync(site.North, "notice", "停水公告");
        await site.App.DeliverAsync();
        (await site.ReadAsync("/notices")).ShouldContain("停水公告");
    }

    [Fact]
    public async Task An_enterprise_that_hides_its_page_is_gone_from_the_kept_directory()
    {
        const string name = "沈阳仪衡仪表有限公司";
        var firm = TenantId.New();
        (await site.App.SystemAsync(new OpenCard(TenantKinds.Enterprise, name, site.South, null, null, null), firm)).Require();
        (await site.ReadAsync("/p/south/enterprises")).ShouldContain(name);
        (await site.App.SystemAsync(new HideCard(), firm)).Require();
        await site.App.DeliverAsync();
        (await site.ReadAsync("/p/south/enterprises")).ShouldNotContain(name);
    }

    private static IEnumerable<string> InlineScripts(string page) =>
        Regex.Matches(page, @"<script(?![^>]*\ssrc=)[^>]*>|\son[a-z]+=""").Select(m => m.Value);
}
