using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using SmartPark.Kernel.Tenancy;
using SmartPark.Portal.Layout;

namespace SmartPark.Portal.Tests.Public;

public sealed class FrameTests(PublicSiteApp site) : IClassFixture<PublicSiteApp>
{
    [Fact]
    public void Every_entry_of_the_workbench_names_a_permission_that_exists_for_its_kinds_of_tenants()
    {
        var known = site.App.Services.GetRequiredService<PermissionCatalogue>();
        foreach (var (kinds, item) in WorkbenchNav.Items.Where(i => i.Item.Permission is not null))
            (known.Find(item.Permission!).ShouldNotBeNull(item.Key).Kinds & kinds).ShouldNotBe(TenantKinds.None, item.Key);
    }

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public void Every_entry_and_group_has_a_text(string culture)
    {
        CultureInfo.CurrentUICulture = new(culture);
        var text = site.App.Services.GetRequiredService<IStringLocalizer<LayoutText>>();
        foreach (var (_, item) in WorkbenchNav.Items)
        {
            text["nav." + item.Key].ResourceNotFound.ShouldBeFalse(item.Key);
            text["nav.group." + item.Group].ResourceNotFound.ShouldBeFalse(item.Group);
        }
    }

    [Fact]
    public void A_member_of_an_enterprise_sees_no_work_of_the_park()
    {
        var text = site.App.Services.GetRequiredService<IStringLocalizer<LayoutText>>();
        var known = site.App.Services.GetRequiredService<PermissionCatalogue>();
        var member = WorkbenchNav.For(TenantKinds.Enterprise, known.OfRole(BuiltInRole.Member, TenantKinds.Enterprise), text).SelectMany(g => g.Items).Select(i => i.Href);
        member.ShouldBe(["/w/messages", "/w/tasks", "/w/match", "/w/declarations", "/w/opportunities", "/w/my-questions", "/w/profile"]);
        var desk = WorkbenchNav.For(TenantKinds.Park, known.OfRole(BuiltInRole.ServiceDesk, TenantKinds.Park), text).SelectMany(g => g.Items).Select(i => i.Href).ToList();
        desk.ShouldContain("/w/enquiries");
        desk.ShouldNotContain("/w/tenants");
    }
}
