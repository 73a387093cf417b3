using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace SmartPark.EndToEnd.Tests.Journeys;

/// <summary>What the README promises a new user in five minutes, in a real browser on the demo park.</summary>
[Collection("Faults")]
public sealed partial class FirstFiveMinutes(DemoPortal portal) : IClassFixture<DemoPortal>
{
    private readonly List<string> _errors = [];

    [Fact]
    public async Task A_visitor_finds_a_real_policy_and_reads_it()
    {
        var page = await portal.VisitorAsync(_errors);
        await page.GotoAsync("/policies");
        await page.FillAsync("main input[type=search], main input[name=q]", "老厂房改造补助");
        await page.Keyboard.PressAsync("Enter");
        await page.ClickAsync("main a:has-text('老旧厂房改造项目')");
        await page.WaitForURLAsync("**/policies/*");
        var text = await page.InnerTextAsync("main");
        text.ShouldContain("京发改规〔2023〕12号");
        text.ShouldContain("固定资产投资总额30%");
        text.ShouldContain("55590088");
        _errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_enterprise_registers_is_approved_and_its_administrator_invites_a_colleague()
    {
        var visitor = await portal.VisitorAsync(_errors);
        var (number, secret) = await RegisterAsync(visitor);

        var park = await portal.VisitorAsync(_errors);
        await DemoPortal.SignInAsync(park, "park");
        await DemoPortal.OpenAsync(park, "/w/applications");
        await park.ClickAsync("a:has-text('盘锦苇海精密机械有限公司')");
        await park.ClickAsync("button:has-text('同意')");
        await park.WaitForSelectorAsync("main :text('同意'), main :text('开户')");

        var link = await TakeInvitationAsync(visitor, number, secret);
        await AcceptAsync(visitor, link, "韩知远");
        await DemoPortal.OpenAsync(visitor, "/w/people/invite");
        await visitor.GetByLabel("姓名", new() { Exact = false }).First.FillAsync("沈思齐");
        await visitor.Locator("input[type=email]").FillAsync("shen@weihai.example");
        await visitor.ClickAsync("button:has-text('生成邀请链接')");
        var invitation = await LinkOnAsync(visitor);

        var colleague = await portal.VisitorAsync(_errors);
        await AcceptAsync(colleague, invitation, "沈思齐");
        (await colleague.InnerTextAsync("header")).ShouldContain("沈思齐");
        _errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_article_is_written_published_on_a_schedule_and_appears()
    {
        var park = await portal.VisitorAsync(_errors);
        await DemoPortal.SignInAsync(park, "park");
        await DemoPortal.OpenAsync(park, "/w/articles/new");
        await park.Locator("main input[maxlength='200']").First.FillAsync("冬季用电高峰安排");
        await park.Locator("main textarea[data-marks]").FillAsync("## 错峰时段\n\n- 工作日 17:00 至 20:00\n- 大型热处理炉请在 22:00 后升温");
        await park.ClickAsync("button:has-text('保存草稿')");
        await park.WaitForURLAsync(ArticleAddress());
        await park.WaitForSelectorAsync("button:has-text('定时发布')");
        var soon = TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).AddMinutes(1).AddSeconds(5);
        await park.Locator("input[type=datetime-local]").First.FillAsync(soon.ToString("yyyy-MM-ddTHH:mm", System.Globalization.CultureInfo.InvariantCulture));
        await park.ClickAsync("button:has-text('定时发布')");
        await park.WaitForSelectorAsync("main :text('已排期')");

        var visitor = await portal.VisitorAsync(_errors);
        await visitor.GotoAsync("/news");
        (await visitor.InnerTextAsync("main")).ShouldNotContain("冬季用电高峰安排");
        await AppearsAsync(visitor, "冬季用电高峰安排", TimeSpan.FromSeconds(110));
        await visitor.ClickAsync("main a:has-text('冬季用电高峰安排')");
        (await visitor.InnerTextAsync("main")).ShouldContain("错峰时段");
        _errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task Language_and_tenant_are_switched_in_the_header()
    {
        var page = await portal.VisitorAsync(_errors);
        await DemoPortal.SignInAsync(page, "both");
        var before = await page.InnerTextAsync("header");
        await page.ClickAsync("header details:has(button[name=key]) > summary");
        await page.ClickAsync("header button[name=key][type=submit]:not([aria-current=true])");
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        (await page.InnerTextAsync("header")).ShouldNotBe(before);
        await page.ClickAsync("header a[href*='/culture?to=en']");
        await page.WaitForSelectorAsync("html[lang=en]");
        (await page.InnerTextAsync("main")).ShouldNotMatch("今日概览");
        _errors.ShouldBeEmpty();
    }

    private static async Task<(string Number, string Secret)> RegisterAsync(IPage page)
    {
        await page.GotoAsync("/register");
        await page.FillAsync("input[name=Company]", "盘锦苇海精密机械有限公司");
        await page.FillAsync("input[name=Uscc]", "91210102MA1U526O73");
        await page.ClickAsync("button[value=uscc]");
        (await page.InnerTextAsync("main")).ShouldContain("15", customMessage: "the place of the wrong character is told");
        await page.FillAsync("input[name=Uscc]", "91210102MA1U526073");
        await PickAsync(page, "industry", "IndustryWords", "金属切削机床", "IndustryCode");
        await PickAsync(page, "division", "DivisionWords", "大洼区", "DivisionCode");
        await page.FillAsync("input[name=ContactName]", "韩知远");
        await page.FillAsync("input[name=ContactEmail]", "han@weihai.example");
        await page.CheckAsync("input[name=Consent]");
        await page.ClickAsync("button.primary[value=file]");
        await page.WaitForSelectorAsync("b.keep");
        var kept = await page.Locator("b.keep").AllInnerTextsAsync();
        return (kept[0].Trim(), kept[1].Trim());
    }

    private static async Task PickAsync(IPage page, string step, string words, string what, string name)
    {
        await page.FillAsync($"input[name={words}]", what);
        await page.ClickAsync($"button[value={step}]");
        await page.Locator($"input[type=radio][name={name}]").First.CheckAsync();
    }

    private static async Task<string> TakeInvitationAsync(IPage page, string number, string secret)
    {
        for (var tries = 0; tries < 30; tries++)
        {
            await page.GotoAsync("/register/follow");
            await page.FillAsync("input[name=Number]", number);
            await page.FillAsync("input[name=Secret]", secret);
            await page.ClickAsync("button[value=look]");
            await page.WaitForSelectorAsync("section.answer");
            if (await page.Locator("button[value=take]").CountAsync() == 0) continue;
            await page.FillAsync("input[name=Number]", number);
            await page.FillAsync("input[name=Secret]", secret);
            await page.ClickAsync("button[value=take]");
            return await LinkOnAsync(page);
        }
        throw new TimeoutException("the approved application never offered its invitation");
    }

    private static async Task<string> LinkOnAsync(IPage page)
    {
        await page.WaitForFunctionAsync("() => document.documentElement.outerHTML.includes('/account/invitation/') || [...document.querySelectorAll('input')].some(i => i.value.includes('/account/invitation/'))");
        var html = await page.EvaluateAsync<string>("() => document.documentElement.outerHTML + [...document.querySelectorAll('input')].map(i => i.value).join(' ')");
        return Invitation().Match(html).Value;
    }

    private static async Task AcceptAsync(IPage page, string link, string name)
    {
        link.ShouldNotBeEmpty();
        await page.GotoAsync(link);
        await page.FillAsync("input[name=name]", name);
        await page.FillAsync("input[name=password]", "Weihai-precision-2026");
        await page.ClickAsync("button:has-text('加入并登录')");
        await page.WaitForURLAsync("**/w");
        await page.WaitForSelectorAsync("[data-interactive=true]");
    }

    private static async Task AppearsAsync(IPage page, string text, TimeSpan most)
    {
        var until = TimeProvider.System.GetTimestamp();
        while (!(await page.InnerTextAsync("main")).Contains(text, StringComparison.Ordinal))
        {
            if (TimeProvider.System.GetElapsedTime(until) > most) throw new TimeoutException($"\"{text}\" did not appear within {most.TotalSeconds} s");
            await page.WaitForTimeoutAsync(1000);
            await page.GotoAsync("/news");
        }
    }

    [GeneratedRegex(@"/account/invitation/[\w~.-]+", RegexOptions.None, 1000)]
    private static partial Regex Invitation();

    [GeneratedRegex("/w/articles/[0-9a-f-]{36}", RegexOptions.None, 1000)]
    private static partial Regex ArticleAddress();
}
