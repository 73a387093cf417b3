using System.Globalization;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Portal.Sites;
using Microsoft.Extensions.DependencyInjection;

namespace SmartPark.Portal.Tests.Sites;

public sealed class SiteTests
{
    private static ChangeSite Change(long version) =>
        new(version, "north", "北方示范园", "North Park", "park.example.cn", null, "#0f62a8", "简介", "Intro", new("024-1", "a@example.cn", "沈阳"), "辽ICP备0号", ["notice", "news"], new(3, 2, 10), false);

    [Fact]
    public async Task A_site_is_found_by_path_by_domain_and_by_default()
    {
        await using var host = await PortalHost.StartAsync();
        await host.Manager().DoAsync(Change(1));
        (await host.VisitorAsync(new GetSite(Slug: "South"))).Require().Park.ShouldBe(host.OtherPark);
        (await host.VisitorAsync(new GetSite(Host: "PARK.example.cn"))).Require().Park.ShouldBe(host.Park);
        (await host.VisitorAsync(new GetSite(Host: "localhost"))).Require().Park.ShouldBe(host.Park);
        (await host.VisitorAsync(new GetSite(Park: host.OtherPark))).Require().Slug.ShouldBe("south");
        (await host.VisitorAsync(new GetSite(Host: "PARK.example.cn", Park: TenantId.New()))).Refusal!.Code.ShouldBe("site.not-found");
        (await host.VisitorAsync(new GetSite(Slug: "nowhere"))).Refusal!.Code.ShouldBe("site.not-found");
        var site = (await host.VisitorAsync(new GetSite("north"))).Require();
        (site.Name, site.Contact.Phone, site.Footer).ShouldBe(("北方示范园", "024-1", "辽ICP备0号"));
        site.HomeColumns.ShouldBe(["notice", "news"]);
    }

    [Fact]
    public async Task The_operator_moves_the_default()
    {
        await using var host = await PortalHost.StartAsync();
        (await host.SystemAsync(new ChooseDefaultSite(host.OtherPark), null)).Require();
        (await host.VisitorAsync(new GetSite())).Require().Park.ShouldBe(host.OtherPark);
        (await host.VisitorAsync(new ListSites())).Require().Count(s => s.IsDefault).ShouldBe(1);
        (await host.Manager().RefusedAsync(new ChooseDefaultSite(host.Park))).ShouldBe("access.denied");
    }

    [Fact]
    public async Task A_taken_path_is_refused_and_the_second_editor_is_told()
    {
        await using var host = await PortalHost.StartAsync();
        var manager = host.Manager();
        (await manager.RefusedAsync(Change(1) with { Slug = "south" })).ShouldBe("site.slug-taken");
        await manager.DoAsync(Change(1));
        (await manager.RefusedAsync(Change(1))).ShouldBe("conflict.changed");
        (await host.Manager(host.OtherPark).RefusedAsync(Change(1) with { Slug = "south" })).ShouldBe("site.domain-taken");
    }

    [Theory]
    [InlineData("#0f62a8", true)]
    [InlineData("#767676", false)]
    [InlineData("#737373", false)]
    [InlineData("#6f6f6f", true)]
    [InlineData("#ffff00", false)]
    [InlineData("red", false)]
    public async Task An_accent_that_is_hard_to_read_is_refused(string accent, bool fine)
    {
        await using var host = await PortalHost.StartAsync();
        (await host.Manager().SendAsync(Change(1) with { Accent = accent })).Succeeded.ShouldBe(fine);
    }

    [Fact]
    public void Contrast_is_that_of_the_WCAG_examples()
    {
        AccentColour.Contrast("#000000", "#ffffff").ShouldBe(21, 0.001);
        AccentColour.Contrast("#777777", "#ffffff").ShouldBe(4.478, 0.001);
    }

    [Fact]
    public async Task Every_refusal_of_the_portal_has_a_text_in_both_languages()
    {
        await using var host = await PortalHost.StartAsync();
        var texts = host.Services.GetRequiredService<RefusalTexts>();
        var codes = PortalSources.RefusalCodes();
        codes.Count.ShouldBeGreaterThan(50);
        foreach (var culture in new[] { "zh-CN", "en" })
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
            foreach (var code in codes) texts.For(Refusal.With(code, null, 1, 2)).ShouldNotBe(code, $"{code} in {culture}");
        }
        texts.For(new("article.in-review")).ShouldStartWith("The article");
    }
}
