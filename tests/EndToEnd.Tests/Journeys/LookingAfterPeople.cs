using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace SmartPark.EndToEnd.Tests.Journeys;

/// <summary>What operators and administrators do with accounts, rules and departments, in a real browser on the demo park.</summary>
[Collection("Faults")]
public sealed class LookingAfterPeople(DemoPortal portal) : IClassFixture<DemoPortal>
{
    private readonly List<string> _errors = [];

    [Fact]
    public async Task The_operator_finds_an_account_signs_it_out_disables_it_with_a_reason_and_enables_it_again()
    {
        var member = await portal.VisitorAsync(_errors);
        await DemoPortal.SignInAsync(member, "member");
        var page = await portal.VisitorAsync(_errors);
        await DemoPortal.SignInAsync(page, "operator");
        await DemoPortal.OpenAsync(page, "/w/accounts?q=MEMBER@demo");
        await page.ClickAsync("main a[href*='/w/accounts/']");
        await page.ClickAsync("button:has-text('结束全部登录')");
        await ConfirmAsync(page, "结束全部登录");
        await page.WaitForSelectorAsync("main :text('目前没有登录')");
        await member.WaitForURLAsync("**/account/sign-in*", new() { Timeout = 60_000 });

        await page.ClickAsync("main button:has-text('停用')");
        await ConfirmAsync(page, "停用");
        await page.WaitForSelectorAsync("main .field-error");
        await page.FillAsync("main .change input", "本人报告账号被盗");
        await page.ClickAsync("main button:has-text('停用')");
        await ConfirmAsync(page, "停用");
        await page.WaitForSelectorAsync("main .facts :text('本人报告账号被盗')");
        await DemoPortal.FillPasswordAsync(member, "member");
        await member.WaitForSelectorAsync("[role=alert]:has-text('没有登录成功')");

        await page.ClickAsync("main button:has-text('启用')");
        await page.WaitForSelectorAsync("main :text-is('正常')");
        await DemoPortal.SignInAsync(member, "member");
        _errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_administrator_sees_whom_strict_passwords_touch_and_takes_them_back()
    {
        var page = await portal.VisitorAsync(_errors);
        await DemoPortal.SignInAsync(page, "park");
        await DemoPortal.OpenAsync(page, "/w/settings/passwords");
        await page.CheckAsync("input[value=Strict]");
        await page.WaitForSelectorAsync("main .effect li:has-text('密码已超过 90 天')");
        await page.ClickAsync("button:has-text('保存规则')");
        await page.WaitForSelectorAsync("label:has(input[value=Strict]):has-text('正在使用')");
        await page.ClickAsync("button:has-text('撤销')");
        await page.WaitForSelectorAsync("label:has(input[value=Standard]):has-text('正在使用')");
        _errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_second_editor_of_a_department_is_told_and_takes_the_latest_state()
    {
        var first = await portal.VisitorAsync(_errors);
        await DemoPortal.SignInAsync(first, "admin");
        await DemoPortal.OpenAsync(first, "/w/departments");
        await first.ClickAsync("main button:has-text('新建部门')");
        await NameAsync(first, "质检一组");
        var second = await portal.VisitorAsync(_errors);
        await DemoPortal.SignInAsync(second, "admin");
        await DemoPortal.OpenAsync(second, "/w/departments");
        await RenameAsync(first, "质检一组");
        await RenameAsync(second, "质检一组");
        await NameAsync(first, "来料检验组");
        await first.WaitForSelectorAsync("main .tree :text('来料检验组')");
        await NameAsync(second, "成品检验组");
        await second.ClickAsync("button:has-text('重新载入最新内容')");
        await Assertions.Expect(second.Locator("main form.ask input")).ToHaveValueAsync("来料检验组");
        await NameAsync(second, "成品检验组");
        await second.WaitForSelectorAsync("main .tree :text('成品检验组')");
        _errors.ShouldBeEmpty();
    }

    private static Task ConfirmAsync(IPage page, string verb) => page.ClickAsync($".rz-dialog button:has-text('{verb}')");

    private static Task RenameAsync(IPage page, string name) => page.ClickAsync($"main .tree li:has-text('{name}') button:has-text('改名')");

    private static async Task NameAsync(IPage page, string name)
    {
        await page.FillAsync("main form.ask input", name);
        await page.ClickAsync("main form.ask button[type=submit]");
    }
}
