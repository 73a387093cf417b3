using SmartPark.Kernel.Search;
using SmartPark.Kernel.Tenancy;
using SmartPark.Portal.Directory;

namespace SmartPark.Portal.Tests.Directory;

public sealed class DirectoryTests
{
    private static async Task<PortalHost> WithCardsAsync()
    {
        var host = await PortalHost.StartAsync();
        (await host.SystemAsync(new OpenCard(TenantKinds.Enterprise, "沈阳远山轴承有限公司", host.Park, "91210100MA0UXXXX1X", "3451", "210100"), host.Enterprise)).Require();
        (await host.SystemAsync(new OpenCard(TenantKinds.Enterprise, "大连近海泵业有限公司", host.Park, null, "3441", "210200"), host.OtherEnterprise)).Require();
        return host;
    }

    private static ChangeCard Change(long version, bool shown = false, params string[] tags) =>
        new(version, "做**轴承**三十年", "https://yuanshan.example", null, "3451", "210100", "024-0000 0000", shown, tags);

    [Fact]
    public async Task An_enterprise_is_found_by_a_word_of_its_product()
    {
        await using var host = await WithCardsAsync();
        await host.Boss().DoAsync(new AddProduct(new(ProductKind.Product, "陶瓷角接触球轴承", "高速电主轴用", Keywords: ["主轴"])));
        (await host.VisitorAsync(new FindInDirectory(host.Park, "角接触"))).Require().Rows.ShouldHaveSingleItem().Enterprise.ShouldBe(host.Enterprise);
        (await host.VisitorAsync(new FindInDirectory(host.Park, "主轴"))).Require().Total.ShouldBe(1);
        (await host.VisitorAsync(new SearchEverything("主轴", "product"))).Require().Hits.ShouldHaveSingleItem().Url.ShouldContain(host.Enterprise.ToString());
        (await host.VisitorAsync(new SearchEverything("远山", "enterprise"))).Require().Hits.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_hidden_page_takes_products_and_certificates_with_it_and_brings_them_back()
    {
        await using var host = await WithCardsAsync();
        var boss = host.Boss();
        await boss.DoAsync(new AddProduct(new(ProductKind.Solution, "预测性维护方案")));
        await boss.DoAsync(new AddCertificate("质量管理体系认证", "Q-1", "某认证中心", new(2025, 1, 1), new(2026, 3, 1)));
        await boss.DoAsync(new HideCard());
        (await host.VisitorAsync(new FindInDirectory(host.Park))).Require().Rows.ShouldHaveSingleItem().Enterprise.ShouldBe(host.OtherEnterprise);
        (await host.VisitorAsync(new GetCard(host.Enterprise))).Refusal!.Code.ShouldBe("card.not-found");
        (await host.VisitorAsync(new SearchEverything("维护"))).Require().Hits.ShouldBeEmpty();
        (await boss.DoAsync(new GetCard(host.Enterprise))).Products.ShouldHaveSingleItem();
        await boss.DoAsync(new PublishCard());
        var page = (await host.VisitorAsync(new GetCard(host.Enterprise))).Require();
        page.Products.ShouldHaveSingleItem().Text.Kind.ShouldBe(ProductKind.Solution);
        page.Certificates.ShouldHaveSingleItem().Expired.ShouldBeTrue();
    }

    [Fact]
    public async Task The_contact_is_seen_by_others_only_when_ticked()
    {
        await using var host = await WithCardsAsync();
        var boss = host.Boss();
        await boss.DoAsync(Change(1));
        (await host.VisitorAsync(new GetCard(host.Enterprise))).Require().Contact.ShouldBeNull();
        (await boss.DoAsync(new GetCard(host.Enterprise))).Contact.ShouldBe("024-0000 0000");
        await boss.DoAsync(Change(2, shown: true));
        (await host.VisitorAsync(new GetCard(host.Enterprise))).Require().Contact.ShouldBe("024-0000 0000");
    }

    [Fact]
    public async Task Wrong_codes_addresses_and_tags_are_told_together()
    {
        await using var host = await WithCardsAsync();
        var bad = new ChangeCard(1, "", "javascript:alert(1)", null, "9999", "999999", "", false, ["a;b"]);
        (await host.Boss().SendAsync(bad)).Refusal!.All().Select(r => r.Code).ShouldBe(["text.web-address", "card.industry", "card.division", "card.tags"]);
        (await host.Boss().RefusedAsync(Change(7))).ShouldBe("conflict.changed");
    }

    [Fact]
    public async Task Another_enterprise_changes_nothing_of_the_page()
    {
        await using var host = await WithCardsAsync();
        var product = await host.Boss().DoAsync(new AddProduct(new(ProductKind.Product, "轴承")));
        var rival = host.Boss(host.OtherEnterprise);
        (await rival.RefusedAsync(new ChangeProduct(product, 1, new(ProductKind.Product, "假货")))).ShouldBe("product.not-found");
        (await rival.RefusedAsync(new RemoveProduct(product))).ShouldBe("product.not-found");
        (await host.Person(host.Enterprise, BuiltInRole.Member).RefusedAsync(new HideCard())).ShouldBe("access.denied");
        await host.Boss().DoAsync(new RemoveProduct(product));
        (await host.VisitorAsync(new SearchEverything("轴承", "product"))).Require().Hits.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_directory_filters_by_industry_and_park()
    {
        await using var host = await WithCardsAsync();
        (await host.VisitorAsync(new FindInDirectory(host.Park, Industry: "344"))).Require().Rows.ShouldHaveSingleItem().Name.ShouldBe("大连近海泵业有限公司");
        (await host.VisitorAsync(new FindInDirectory(host.Park, Kind: TenantKinds.Partner))).Require().Total.ShouldBe(0);
        (await host.VisitorAsync(new FindInDirectory(host.OtherPark))).Require().Total.ShouldBe(0);
    }

    [Fact]
    public async Task A_shut_out_enterprise_leaves_the_directory()
    {
        await using var host = await WithCardsAsync();
        (await host.SystemAsync(new CloseCard(), host.Enterprise)).Require();
        (await host.VisitorAsync(new FindInDirectory(host.Park))).Require().Total.ShouldBe(1);
    }
}
