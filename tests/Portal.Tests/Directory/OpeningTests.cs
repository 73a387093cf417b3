using SmartPark.Identity.Tenants;
using SmartPark.Kernel.Tenancy;
using SmartPark.Portal.Directory;
using SmartPark.Portal.Sites;

namespace SmartPark.Portal.Tests.Directory;

public sealed class OpeningTests
{
    [Fact]
    public async Task A_new_park_gets_its_site_and_a_new_enterprise_its_page()
    {
        await using var host = await PortalHost.StartAsync();
        var park = (await host.SystemAsync(new OpenTenant(TenantSubKind.Park, "辽河示范园", Slug: "liaohe", DivisionCode: "210100"), null)).Require().TenantId;
        var firm = (await host.SystemAsync(new OpenTenant(TenantSubKind.ResidentEnterprise, "沈阳远山轴承有限公司", Park: park, Slug: "yuanshan"), null)).Require().TenantId;
        await host.DeliverAsync();
        (await host.VisitorAsync(new GetSite("liaohe"))).Require().ShouldSatisfyAllConditions(s => s.Park.ShouldBe(park), s => s.Name.ShouldBe("辽河示范园"));
        (await host.VisitorAsync(new FindInDirectory(park))).Require().Rows.ShouldHaveSingleItem().Enterprise.ShouldBe(firm);
        await host.ForgetDeliveriesAsync();
        await host.DeliverAsync();
        (await host.VisitorAsync(new ListSites())).Require().Count(s => s.Park == park).ShouldBe(1);
    }
}
