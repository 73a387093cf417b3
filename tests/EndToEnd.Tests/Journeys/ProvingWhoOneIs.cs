using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace SmartPark.EndToEnd.Tests.Journeys;

/// <summary>The ways to prove who one is, and to stop being it, in a real browser on the demo park.</summary>
[Collection("Faults")]
public sealed partial class ProvingWhoOneIs(DemoPortal portal) : IClassFixture<DemoPortal>
{
    private const string Security = "/w/me?tab=security";
    private readonly List<string> _errors = [];

    /// <summary>A passkey belongs to a name (Web Authentication 5.1.2: a relying party id is a domain), so the browser comes by name and not by number.</summary>
    private string ByName => portal.Address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal);

    [Fact]
    public async Task A_passkey_is_registered_and_signs_in_without_a_password()
    {
        var page = await portal.VisitorAsync(_errors);
        await using var device = await DeviceWithAScreenLock.OnAsync(page);
        await DemoPortal.SignInAsync(page, "editor", at: ByName);
        await DemoPortal.OpenAsync(page, ByName + Security);
        await page.ClickAsync("main button:has-text('添加通行密钥')");
        await page.FillAsync("form[data-passkey=register] input[name=name]", "办公室电脑");
        await page.ClickAsync("form[data-passkey=register] [data-passkey-start]");
        await page.WaitForSelectorAsync("main ul.keys b:has-text('办公室电脑')");
        (await device.CredentialsAsync()).ShouldBe(1);

        await SignOutAsync(page);
        await page.GotoAsync(ByName + "/account/sign-in");
        await page.ClickAsync("button:has-text('用通行密钥登录')");
        await page.WaitForURLAsync("**/w");
        await DemoPortal.OpenAsync(page, ByName + "/w/me?tab=devices");
        await page.WaitForSelectorAsync("main li:has-text('当前设备'):has-text('通行密钥')");
        _errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_address_of_numbers_says_that_passkeys_need_a_name()
    {
        var page = await portal.VisitorAsync(_errors);
        await page.GotoAsync("/account/sign-in");
        (await page.Locator("form[data-passkey=sign-in]").IsVisibleAsync()).ShouldBeFalse("a button that cannot work here is not offered");
        await DemoPortal.SignInAsync(page, "editor");
        await DemoPortal.OpenAsync(page, Security);
        await page.ClickAsync("main button:has-text('添加通行密钥')");
        await page.FillAsync("form[data-passkey=register] input[name=name]", "办公室电脑");
        await page.ClickAsync("form[data-passkey=register] [data-passkey-start]");
        await page.WaitForSelectorAsync("form[data-passkey=register] [data-passkey-problem]:has-text('域名')");
        _errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_authenticator_app_is_set_up_its_codes_work_once_and_so_does_a_recovery_code()
    {
        var page = await portal.VisitorAsync(_errors);
        await DemoPortal.SignInAsync(page, "desk");
        var (app, recovery) = await SetUpAppAsync(page);

        await SignOutAsync(page);
        await PasswordAsync(page, "desk");
        app.StillInTime.ShouldBeTrue("a code is refused here because it was used, not because it is old");
        await RefusedAsync(page, app.LastUsed);
        await CodeAsync(page, app.Next());
        await page.WaitForURLAsync("**/w");

        await SignOutAsync(page);
        await PasswordAsync(page, "desk");
        app.StillInTime.ShouldBeTrue();
        await RefusedAsync(page, app.LastUsed);
        await CodeAsync(page, recovery);
        await page.WaitForURLAsync("**/w");

        await SignOutAsync(page);
        await PasswordAsync(page, "desk");
        await RefusedAsync(page, recovery);
        _errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_tenant_at_work_is_switched_and_every_page_follows()
    {
        var page = await portal.VisitorAsync(_errors);
        await DemoPortal.SignInAsync(page, "both");
        var first = (await page.InnerTextAsync("header .tenant-name")).Trim();
        await page.ClickAsync("header details.tenant-switch > summary");
        var other = page.Locator("header details.tenant-switch button[name=key]:not([aria-current=true])").First;
        var second = (await other.Locator("> span").EvaluateAsync<string>("e => e.firstChild.textContent")).Trim();
        await other.ClickAsync();
        await page.WaitForSelectorAsync($"header .tenant-name:text-is('{second}')");
        second.ShouldNotBe(first);
        foreach (var path in (string[])["/w", "/w/me"])
        {
            await DemoPortal.OpenAsync(page, path);
            (await page.InnerTextAsync("header .tenant-name")).Trim().ShouldBe(second);
        }
        await page.WaitForSelectorAsync($"main li:has-text('{second}')");
        _errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_the_open_page_of_another_browser_within_a_minute()
    {
        var other = await portal.VisitorAsync(_errors);
        await DemoPortal.SignInAsync(other, "member");
        await DemoPortal.OpenAsync(other, "/w/messages");
        var here = await portal.VisitorAsync(_errors);
        await DemoPortal.SignInAsync(here, "member");
        await DemoPortal.OpenAsync(here, "/w/me?tab=devices");
        await here.ClickAsync("main button:has-text('全部退出')");
        await here.ClickAsync(".rz-dialog button:has-text('全部退出')");
        await here.WaitForURLAsync("**/account/sign-in*");

        await other.WaitForURLAsync("**/account/sign-in*", new() { Timeout = 60_000 });
        (await other.InnerTextAsync("[role=status]")).ShouldContain("登录已结束");
        await DemoPortal.FillPasswordAsync(other, "member");
        await other.WaitForURLAsync("**/w/messages");
        _errors.ShouldBeEmpty();
    }

    private static async Task<(AuthenticatorApp App, string Recovery)> SetUpAppAsync(IPage page)
    {
        await DemoPortal.OpenAsync(page, Security);
        await page.ClickAsync("section[aria-labelledby=totp-title] button:has-text('开启')");
        var secret = await page.InnerTextAsync("section[aria-labelledby=totp-title] .code code");
        var app = new AuthenticatorApp(secret);
        var code = page.Locator("section[aria-labelledby=totp-title] input[autocomplete=one-time-code]");
        await code.FillAsync(app.Wrong());
        await page.ClickAsync("button:has-text('完成绑定')");
        await page.WaitForSelectorAsync("section[aria-labelledby=totp-title] .field-error");
        await code.FillAsync(app.Next());
        await page.ClickAsync("button:has-text('完成绑定')");
        await page.WaitForSelectorAsync(".sheet ol li");
        var codes = await page.Locator(".sheet ol code").AllInnerTextsAsync();
        codes.Count.ShouldBe(10);
        await page.ClickAsync("button:has-text('我已保存')");
        await page.WaitForSelectorAsync("section[aria-labelledby=totp-title] :text('还有 10 个恢复码可用')");
        return (app, codes[0].Trim());
    }

    private static async Task SignOutAsync(IPage page)
    {
        await page.WaitForSelectorAsync("[data-interactive=true]");
        await page.ClickAsync("header details.person-menu > summary");
        await page.ClickAsync("header details.person-menu button:has-text('退出')");
        await page.WaitForURLAsync(Home());
    }

    private static async Task PasswordAsync(IPage page, string login)
    {
        await DemoPortal.GivePasswordAsync(page, login);
        await page.WaitForURLAsync("**/account/second-factor*");
    }

    private static async Task CodeAsync(IPage page, string code)
    {
        await page.FillAsync("input[name=code]", code);
        await page.ClickAsync("button:has-text('继续')");
    }

    private static async Task RefusedAsync(IPage page, string code)
    {
        await page.EvaluateAsync("document.body.dataset.before = 'yes'");
        await CodeAsync(page, code);
        await page.WaitForSelectorAsync("body:not([data-before]) [role=alert]:has-text('没有登录成功')");
        page.Url.ShouldContain("/account/second-factor");
    }

    [GeneratedRegex("^http://[^/]+/$", RegexOptions.None, 1000)]
    private static partial Regex Home();
}
