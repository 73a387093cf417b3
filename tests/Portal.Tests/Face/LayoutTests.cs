using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Shouldly;
using SmartPark.Portal.Layout;
using Xunit;

namespace SmartPark.Portal.Tests.Face;

public sealed class LayoutTests : FaceContext
{
    private static readonly Frame Visitor = new("辽河智造产业园", null);

    private static readonly Frame Member = Visitor with
    {
        PersonName = "王丽华",
        TenantName = "辽河精密",
        Unread = 120,
        Memberships = [new("a", "辽河精密", "企业", true), new("b", "管委会", "园区", false)],
        Navigation = [new("日常", [new("/w", "gauge", "工作台"), new("/w/list", "building", "企业", 3)])],
    };

    private readonly FixedFrame _frame;

    public LayoutTests()
        : this(new())
    {
    }

    private LayoutTests(FixedFrame frame)
        : base(services => services.AddScoped<IFrame>(_ => frame)) => _frame = frame;

    [Fact]
    public void A_visitor_finds_the_sections_the_search_and_the_way_to_sign_in()
    {
        var page = Public(Visitor);
        page.FindAll(".public-nav a").Select(a => a.TextContent).ShouldBe(["首页", "资讯", "公告", "政策", "企业名录", "咨询投诉"]);
        page.Find("form[action='/search']").GetAttribute("method").ShouldBe("get");
        page.Find(".public-tools .primary").GetAttribute("href").ShouldBe("/account/sign-in");
    }

    [Fact]
    public void Who_is_signed_in_goes_on_to_the_workbench() =>
        Public(Member).Find(".public-tools .primary").GetAttribute("href").ShouldBe("/w");

    [Fact]
    public void The_public_site_speaks_English_and_offers_to_switch_back_to_the_same_place()
    {
        Speak("en");
        Navigation.NavigateTo("/policies?q=a&page=2");
        var page = Public(Visitor);
        page.Find(".public-nav a").TextContent.ShouldBe("Home");
        page.Find("a[hreflang]").GetAttribute("href").ShouldBe("/culture?to=zh-CN&back=%2Fpolicies%3Fq%3Da%26page%3D2");
    }

    [Fact]
    public void The_workbench_shows_navigation_unread_messages_and_the_other_tenants()
    {
        var page = Workbench(Member);
        page.FindAll(".side a .label").Select(l => l.TextContent).ShouldBe(["工作台", "企业"]);
        page.Find(".bell").GetAttribute("aria-label").ShouldBe("消息,120 条未读");
        page.Find(".bell-count").TextContent.ShouldBe("99+");
        page.FindAll(".tenant-switch button[name=key]").Select(b => b.GetAttribute("value")).ShouldBe(["a", "b"]);
    }

    [Fact]
    public void Who_belongs_to_one_tenant_only_has_nothing_to_switch() =>
        Workbench(Member with { Memberships = [Member.Memberships[0]] }).FindAll(".tenant-switch").ShouldBeEmpty();

    [Fact]
    public void Navigation_holds_only_what_a_person_may_open_and_no_empty_group()
    {
        var text = Services.GetRequiredService<IStringLocalizerFactory>().Create(typeof(LayoutTests));
        NavItem[] items = [new("a", "/w/a", "home", "daily", null), new("b", "/w/b", "home", "daily", "b.read"), new("c", "/w/c", "home", "admin", "c.read")];
        var groups = NavItem.For(items, p => p == "b.read", text);
        groups.Select(g => g.Label).ShouldBe(["nav.group.daily"]);
        groups[0].Items.Select(i => i.Href).ShouldBe(["/w/a", "/w/b"]);
    }

    private IRenderedComponent<PublicLayout> Public(Frame frame)
    {
        _frame.Shown = frame;
        return Render<PublicLayout>();
    }

    private IRenderedComponent<WorkbenchLayout> Workbench(Frame frame)
    {
        _frame.Shown = frame;
        return Render<WorkbenchLayout>();
    }

    private sealed class FixedFrame : IFrame
    {
        internal Frame Shown { get; set; } = Visitor;

        public event Action? Changed
        {
            add { }
            remove { }
        }

        public ValueTask<Frame> LoadAsync(CancellationToken ct) => ValueTask.FromResult(Shown);
    }
}
