using System.Net;
using Shouldly;
using SmartPark.Identity.Tenants;
using SmartPark.Testing.Web;
using Xunit;

namespace SmartPark.Identity.Tests.Pages;

public sealed class StaticPageTests : IAsyncDisposable
{
    private readonly PortalApp _app = new();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Theory]
    [InlineData("/account/sign-in")]
    [InlineData("/account/second-factor")]
    [InlineData("/account/new-password")]
    [InlineData("/account/reset/none")]
    [InlineData("/account/invitation/none")]
    [InlineData("/account/denied")]
    [InlineData("/register")]
    [InlineData("/register/follow")]
    public async Task Pages_of_visitors_open_without_a_session(string page) =>
        (await _app.Visitor().GetAsync(page, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.OK);

    [Fact]
    public async Task A_refusal_in_the_address_is_told_even_when_its_values_are_missing()
    {
        var page = await _app.Visitor().GetStringAsync("/account/sign-in?error=password.short", TestContext.Current.CancellationToken);
        page.ShouldContain("密码至少");
    }

    [Theory]
    [InlineData("/account/sign-in")]
    [InlineData("/account/second-factor")]
    [InlineData("/account/new-password")]
    public async Task A_form_reaches_its_endpoint_and_not_the_page_of_the_same_address(string address)
    {
        var answer = await _app.Visitor().PostAsync(address, new FormUrlEncodedContent([]), TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_refused_registration_keeps_what_was_typed_and_says_what_is_wrong()
    {
        (await _app.SystemAsync(new OpenTenant(TenantSubKind.Park, "测试园区", Slug: "test-park"))).Require();
        var page = await PostAsync(_app.Visitor(), new() { ["Company"] = "沈阳样本机床有限公司", ["Uscc"] = "91210106MA0QTW1X2A", ["IndustryWords"] = "机床", ["DivisionWords"] = "沈阳 铁西", ["Step"] = "file" });
        page.ShouldContain("value=\"沈阳样本机床有限公司\"");
        page.ShouldContain("第 18 位");
        page.ShouldContain("联系人：");
        page.ShouldContain("value=\"210106\" checked");
    }

    private static async Task<string> PostAsync(HttpClient visitor, Dictionary<string, string> fields)
    {
        var form = await visitor.GetStringAsync("/register", TestContext.Current.CancellationToken);
        fields[FormToken.Field] = FormToken.Of(form);
        fields["_handler"] = "register";
        var answer = await visitor.PostAsync("/register", new FormUrlEncodedContent(fields), TestContext.Current.CancellationToken);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }
}
