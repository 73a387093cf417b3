using SmartPark.Identity.Tenants;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;
using SmartPark.Portal.Articles;
using SmartPark.Portal.Cockpit;
using SmartPark.Portal.Directory;
using SmartPark.Portal.Enquiries;
using SmartPark.Portal.Messages;

namespace SmartPark.Portal.Tests.Cockpit;

public sealed class CockpitTests
{
    private static async Task PublishAsync(TestPerson manager, string title)
    {
        var id = await manager.DoAsync(new WriteArticle(new("news", title, "正文")));
        await manager.DoAsync(new SubmitArticle(id, 1));
        await manager.DoAsync(new PublishArticle(id, 2));
    }

    [Fact]
    public async Task Every_figure_of_a_park_counts_the_rows_of_the_list_behind_it()
    {
        await using var host = await PortalHost.StartAsync();
        var manager = host.Manager();
        await PublishAsync(manager, "一月");
        host.Clock.Set(new(2026, 4, 2, 0, 0, 0, TimeSpan.Zero));
        await PublishAsync(manager, "四月甲");
        await PublishAsync(manager, "四月乙");
        for (var i = 0; i < 3; i++) (await host.VisitorAsync(new AskPark(host.Park, EnquiryKind.Question, "问", "题"))).Require();
        host.Clock.Forward(TimeSpan.FromDays(20));
        (await host.VisitorAsync(new AskPark(host.Park, EnquiryKind.Question, "问", "题"))).Require();
        (await host.SystemAsync(new OpenCard(TenantKinds.Enterprise, "远山轴承", host.Park, null, null, null), host.Enterprise)).Require();
        await host.DeliverAsync();
        var page = await manager.DoAsync(new GetCockpit());
        page.Figures.Count.ShouldBeInRange(5, 7);
        foreach (var figure in page.Figures) figure.Value.ShouldBe(await RowsAsync(manager, host, figure), figure.Key);
        var published = page.Figures.Single(f => f.Key == "articles-published");
        (published.Value, published.Change, published.From).ShouldBe((2, 1, new DateTimeOffset(2026, 4, 1, 0, 0, 0, TimeSpan.FromHours(8))));
        var overdue = page.Figures.Single(f => f.Key == "enquiries-overdue");
        (overdue.Value, overdue.Alarm).ShouldBe((3, true));
    }

    /// <summary>Opens the list of the figure's address and counts its rows one by one.</summary>
    private static async Task<long> RowsAsync(TestPerson who, PortalHost host, CockpitFigure figure)
    {
        var all = new Paging(Size: 200);
        var address = figure.Url.Contains('?') ? figure.Url : figure.Url + "?";
        return address switch
        {
            "/w/enquiries?overdue=true" => (await who.DoAsync(new FindEnquiries(Overdue: true, Paging: all))).Rows.Count,
            "/w/enquiries?open=true" => (await who.DoAsync(new FindEnquiries(Open: true, Paging: all))).Rows.Count,
            "/w/articles?state=InReview" => (await who.DoAsync(new FindArticles(ArticleState.InReview, Paging: all))).Rows.Count,
            "/w/articles?state=Published&from=2026-04-01&until=2026-05-01" => (await who.DoAsync(new FindArticles(ArticleState.Published, From: figure.From, Until: figure.Until, Paging: all))).Rows.Count,
            "/enterprises?" => (await who.DoAsync(new FindInDirectory(host.Park, Paging: all))).Rows.Count,
            "/w/enterprises?kind=Enterprise" => (await who.DoAsync(new FindTenants(TenantKinds.Enterprise, Paging: all))).Rows.Count,
            "/w/messages?unread=true" => (await who.DoAsync(new FindMessages(Unread: true, Paging: all))).Rows.Count,
            "/w/my-questions?open=true" => (await who.DoAsync(new MyEnquiries(Open: true, Paging: all))).Rows.Count,
            "/w/my-questions?state=Answered" => (await who.DoAsync(new MyEnquiries(EnquiryState.Answered, Paging: all))).Rows.Count,
            var unknown => throw new InvalidOperationException(unknown),
        };
    }

    [Fact]
    public async Task An_enterprise_has_a_cockpit_of_its_own_and_never_the_parks_figures()
    {
        await using var host = await PortalHost.StartAsync();
        var boss = host.Boss();
        await boss.DoAsync(new AskPark(host.Park, EnquiryKind.Question, "问", "题"));
        await host.Boss(host.OtherEnterprise).DoAsync(new AskPark(host.Park, EnquiryKind.Question, "问", "题"));
        var page = await boss.DoAsync(new GetCockpit());
        page.Figures.Select(f => f.Key).ShouldBe(["my-enquiries-open", "my-enquiries-answered", "messages-unread"]);
        foreach (var figure in page.Figures) figure.Value.ShouldBe(await RowsAsync(boss, host, figure), figure.Key);
        page.Figures[0].Value.ShouldBe(1);
        (await host.Person(host.Enterprise, BuiltInRole.Member).RefusedAsync(new GetCockpit())).ShouldBe("access.denied");
    }
}
