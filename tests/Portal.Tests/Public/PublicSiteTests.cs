using System.Net;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using SmartPark.Policies.Library;
using SmartPark.Portal.Articles;
using SmartPark.Portal.Public;
using SmartPark.Portal.Sites;

namespace SmartPark.Portal.Tests.Public;

public sealed class PublicSiteTests(PublicSiteApp site) : IClassFixture<PublicSiteApp>
{
    private const string English = "sp-culture=c%3Den%7Cuic%3Den";
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    [Fact]
    public async Task The_library_at_a_parks_own_host_shows_its_own_policies_and_not_those_of_other_parks()
    {
        foreach (var (park, title) in new[] { (site.North, "北园厂房租金补贴"), (site.South, "南园人才公寓办法") })
        {
            var id = (await site.App.SystemAsync(new WritePolicy(new() { Title = title, Level = PolicyLevel.Park, Issuer = "园区管委会", Content = "内容", Target = "园区企业" }), park)).Require();
            (await site.App.SystemAsync(new PublishPolicy(id, 1), park)).Require();
        }
        await site.App.DeliverAsync();
        var own = await site.ReadAsync("/policies", host: PublicSiteApp.SouthHost);
        own.ShouldContain("南园人才公寓办法");
        own.ShouldNotContain("北园厂房租金补贴");
        (await site.ReadAsync("/policies")).ShouldContain("北园厂房租金补贴");
    }

    [Fact]
    public async Task Path_host_and_default_choose_the_park()
    {
        (await site.ReadAsync("/")).ShouldContain("<title>北园</title>");
        (await site.ReadAsync("/p/south")).ShouldContain("<title>南园</title>");
        (await site.ReadAsync("/", host: PublicSiteApp.SouthHost)).ShouldContain("<title>南园</title>");
        (await site.ReadAsync("/p/north/news", host: PublicSiteApp.SouthHost)).ShouldContain("供需对接会签约");
        using var unknown = await site.AnswerAsync("/p/nowhere");
        unknown.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Links_keep_the_path_of_the_park_and_search_engines_learn_its_own_host()
    {
        var page = await site.ReadAsync("/p/south/news");
        Regex.Matches(page, "<a href=\"(/[^\"]*)\"").Select(m => m.Groups[1].Value).Where(h => !h.StartsWith("/p/south", StringComparison.Ordinal)).ShouldAllBe(h => h.StartsWith("/account", StringComparison.Ordinal) || h.StartsWith("/culture", StringComparison.Ordinal) || h.StartsWith("/theme", StringComparison.Ordinal));
        page.ShouldContain($"rel=\"canonical\" href=\"http://{PublicSiteApp.SouthHost}/news\"");
        (await site.ReadAsync("/p/north/news")).ShouldContain("rel=\"canonical\" href=\"http://localhost/news\"");
    }

    [Fact]
    public async Task An_article_of_another_park_is_read_on_that_parks_site()
    {
        using var answer = await site.AnswerAsync($"/p/south/articles/{site.Article}");
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.ToString().ShouldEndWith($"/p/north/articles/{site.Article}");
    }

    [Fact]
    public async Task A_scheduled_article_appears_in_page_feed_and_sitemap_at_its_time_and_not_before()
    {
        const string title = "定时发布的消息";
        var id = await site.SubmitAsync(site.North, "news", title);
        (await site.App.SystemAsync(new ScheduleArticle(id, 2, site.App.Clock.Now.AddHours(1)), site.North)).Require();
        await site.App.DeliverAsync();
        string[] places = ["/", "/news", "/feed.xml", "/c/news/feed.xml", "/sitemap.xml"];
        foreach (var place in places) Has(await site.ReadAsync(place), id).ShouldBeFalse(place);
        using (var early = await site.AnswerAsync($"/articles/{id}")) early.StatusCode.ShouldBe(HttpStatusCode.NotFound);

        site.App.Clock.Advance(TimeSpan.FromHours(2));
        (await site.App.SystemAsync(new PublishDueArticles(), site.North)).Require();
        await site.App.DeliverAsync();
        foreach (var place in places) Has(await site.ReadAsync(place), id).ShouldBeTrue(place);
        (await site.ReadAsync($"/articles/{id}")).ShouldContain(title);
    }

    [Fact]
    public async Task The_feed_is_atom()
    {
        var feed = XDocument.Parse(await site.ReadAsync("/feed.xml")).Root!;
        feed.Name.ShouldBe(Atom + "feed");
        foreach (var name in new[] { "id", "title", "updated", "author" }) feed.Element(Atom + name).ShouldNotBeNull(name);
        feed.Elements(Atom + "link").Select(l => (string?)l.Attribute("rel")).ShouldBe(["self", "alternate"]);
        var entries = feed.Elements(Atom + "entry").ToList();
        entries.Count.ShouldBeGreaterThanOrEqualTo(2);
        entries.Select(e => (string)e.Element(Atom + "id")!).ShouldBeUnique();
        entries.ShouldAllBe(e => Uri.IsWellFormedUriString((string)e.Element(Atom + "link")!.Attribute("href")!, UriKind.Absolute));
        entries.Select(e => DateTimeOffset.Parse((string)e.Element(Atom + "updated")!, System.Globalization.CultureInfo.InvariantCulture)).ShouldBeInOrder(SortDirection.Descending);
        feed.ToString().ShouldNotContain("南园开园");
        using var none = await site.AnswerAsync("/c/no-such-column/feed.xml");
        none.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_sitemap_lists_the_pages_of_its_park_only()
    {
        XNamespace protocol = "http://www.sitemaps.org/schemas/sitemap/0.9";
        var places = XDocument.Parse(await site.ReadAsync("/sitemap.xml")).Root!.Elements(protocol + "url").Select(u => (string)u.Element(protocol + "loc")!).ToList();
        places.ShouldContain($"http://localhost/articles/{site.Article}");
        places.ShouldContain($"http://localhost/enterprises/{site.Firm}");
        places.ShouldAllBe(p => !p.Contains("/w", StringComparison.Ordinal));
        (await site.ReadAsync("/p/south/sitemap.xml")).ShouldNotContain(site.Article.ToString());
    }

    [Fact]
    public async Task Colours_of_a_park_come_with_an_etag_and_only_as_colours()
    {
        using var answer = await site.AnswerAsync("/p/south/site.css");
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldStartWith(":root{--accent:#7a3b8f;--accent-dark:#");
        answer.Headers.ETag.ShouldNotBeNull();
        using var visitor = site.App.Visitor();
        using var again = new HttpRequestMessage(HttpMethod.Get, "/p/south/site.css");
        again.Headers.IfNoneMatch.Add(answer.Headers.ETag);
        using var unchanged = await visitor.SendAsync(again, TestContext.Current.CancellationToken);
        unchanged.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        (await site.ReadAsync("/p/south")).ShouldContain("/p/south/site.css?v=");
    }

    [Theory]
    [InlineData("red")]
    [InlineData("#fff")]
    [InlineData("#ffffff")]
    [InlineData("#7a3b8f;}body{display:none")]
    [InlineData("#7a3b8f\n")]
    [InlineData("url(javascript:alert(1))")]
    public void What_is_no_usable_colour_makes_no_style(string accent) => SiteColours.Css(accent).ShouldBeEmpty();

    [Theory]
    [InlineData("#0f62a8")]
    [InlineData("#000000")]
    [InlineData("#8b0000")]
    public void The_dark_accent_can_be_read_on_dark_surfaces(string accent)
    {
        var dark = Regex.Match(SiteColours.Css(accent), "--accent-dark:(#[0-9a-f]{6})").Groups[1].Value;
        AccentColour.Contrast(dark, "#17202a").ShouldBeGreaterThanOrEqualTo(4.5);
    }

    [Fact]
    public void Words_looked_for_are_marked_and_nothing_is_lost()
    {
        var pieces = Highlighting.Of("辽河精密的 ABC 设备", "精密 abc").ToList();
        string.Concat(pieces.Select(p => p.Piece)).ShouldBe("辽河精密的 ABC 设备");
        pieces.Where(p => p.Hit).Select(p => p.Piece).ShouldBe(["精密", "ABC"]);
    }

    [Fact]
    public async Task A_visitor_may_read_in_english()
    {
        (await site.ReadAsync("/news")).ShouldContain("lang=\"zh-CN\"");
        var page = await site.ReadAsync("/news", English);
        page.ShouldContain("lang=\"en\"");
        page.ShouldContain("<title>News - North Park</title>");
    }

    private static bool Has(string page, Guid article) => page.Contains(article.ToString(), StringComparison.Ordinal);
}
