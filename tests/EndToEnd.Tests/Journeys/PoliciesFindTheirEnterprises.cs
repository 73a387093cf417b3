using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace SmartPark.EndToEnd.Tests.Journeys;

/// <summary>An enterprise sees what it fits and answers a question; an officer turns a fresh policy into a rule, publishes and pushes it, and follows the funnel. With SMARTPARK_PICTURES each step is photographed.</summary>
[Collection("Faults")]
public sealed partial class PoliciesFindTheirEnterprises(DemoPortal portal) : IClassFixture<DemoPortal>
{
    private readonly List<string> _errors = [];

    [Fact]
    public async Task An_enterprise_sees_at_once_how_it_stands_answers_one_question_and_the_list_follows()
    {
        var page = await portal.VisitorAsync(_errors);
        await DemoPortal.SignInAsync(page, "admin");
        await page.WaitForSelectorAsync(".glance .state-card");
        var glance = await CountsAsync(page);
        await Look.PictureAsync(page, "journey-workbench");
        await page.ClickAsync(".glance h2 a");
        await page.WaitForSelectorAsync(".matches .match");
        var before = await CountsAsync(page);
        before[..3].ShouldBe(glance);
        before[0].ShouldBeGreaterThan(0);
        before[1].ShouldBeGreaterThan(0);
        before[2].ShouldBeGreaterThan(0);
        await Look.PictureAsync(page, "journey-match");
        var asked = await page.InnerTextAsync(".ask");
        await AnswerAsync(page);
        await page.WaitForSelectorAsync("text=/项政策的结果有变化|政策结果没有变化/");
        await page.WaitForFunctionAsync("old => document.querySelector('.ask')?.innerText !== old", asked);
        await Look.PictureAsync(page, "journey-match-answered");
        await page.ClickAsync(".states a:nth-child(2)");
        await page.ClickAsync(".match h3 a >> nth=0");
        await page.WaitForSelectorAsync(".condition");
        (await page.InnerTextAsync("main")).ShouldMatch("还差|可以申报取得");
        await Look.PictureAsync(page, "journey-match-detail");
        await page.ClickAsync("button:has-text('我看懂了')");
        await page.WaitForSelectorAsync(".way li.done:has-text('看懂了')");
        _errors.ShouldBeEmpty(string.Join('\n', _errors));
    }

    [Fact]
    public async Task An_officer_makes_a_rule_of_a_fresh_policy_publishes_pushes_and_follows_the_funnel()
    {
        var park = await portal.VisitorAsync(_errors);
        await DemoPortal.SignInAsync(park, "park");
        await DemoPortal.OpenAsync(park, "/w/policies/rules");
        await park.ClickAsync(".work a:has-text('首台（套）重大技术装备保险补助')");
        await park.WaitForSelectorAsync(".desk-text li");
        await Look.PictureAsync(park, "journey-rule-empty");
        await UseAsync(park, "上年度营业收入在5000万元以上");
        await UseAsync(park, "信用良好，无严重失信记录");
        await park.WaitForSelectorAsync(".desk-preview td b");
        await Look.PictureAsync(park, "journey-rule-written");
        (await park.InnerTextAsync(".desk-rule")).ShouldContain("营业收入 ≥ 5,000 万元");
        await park.ClickAsync("button:has-text('发布条件')");
        await park.ClickAsync(".rz-dialog button:has-text('发布条件'), [role=dialog] button:has-text('发布条件')");
        await park.WaitForSelectorAsync("text=第 1 版");

        var firm = await portal.VisitorAsync(_errors);
        await DemoPortal.SignInAsync(firm, "admin");
        var policy = PolicyId().Match(park.Url).Value;
        await DemoPortal.OpenAsync(park, $"/w/policies/{policy}/reach");
        await park.WaitForSelectorAsync(".push");
        await Look.PictureAsync(park, "journey-reach");
        await park.ClickAsync(".push button");
        await park.ClickAsync(".rz-dialog button:has-text('推送'), [role=dialog] button:has-text('推送')");
        await park.WaitForSelectorAsync("text=/已推送给 \\d+ 家企业/");
        await DemoPortal.OpenAsync(park, $"/w/policies/{policy}/reach?tab=funnel");
        await park.WaitForSelectorAsync("#step-Reached li");
        await DemoPortal.OpenAsync(firm, $"/w/match/{policy}");
        await firm.ClickAsync("button:has-text('我们已申报')");
        await park.WaitForSelectorAsync("#step-Applied li:has-text('苇汀')");
        await Look.PictureAsync(park, "journey-funnel");
        foreach (var step in new[] { "Reached", "Opened", "Understood", "Applied", "Received" })
            (await park.InnerTextAsync($"#step-{step} h2 .second")).ShouldBe((await park.Locator($"#step-{step} li").CountAsync()).ToString(System.Globalization.CultureInfo.InvariantCulture));
        await DemoPortal.OpenAsync(park, $"/w/policies/{policy}/reach?tab=whatif");
        await park.SelectOptionAsync("#whatif-condition", new SelectOptionValue { Index = 1 });
        await park.FillAsync("#whatif-value", "90000");
        await park.Keyboard.PressAsync("Tab");
        await park.WaitForSelectorAsync("text=/\\d+ 家企业会变化/");
        await Look.PictureAsync(park, "journey-whatif");
        _errors.ShouldBeEmpty(string.Join('\n', _errors));
    }

    [Fact]
    public async Task A_visitor_answers_six_questions_and_reads_results_with_their_formulas()
    {
        var page = await portal.VisitorAsync(_errors);
        await page.GotoAsync("/policies/calculator");
        await page.FillAsync("input[name=Place]", "211104");
        await page.FillAsync("input[name=Industry]", "3421");
        await page.FillAsync("input[name=Employees]", "210");
        await page.FillAsync("input[name=Revenue]", "9000");
        await page.FillAsync("input[name=Research]", "400");
        await page.CheckAsync("input[value='高新技术企业']");
        await page.ClickAsync("button:has-text('查看结果')");
        await page.WaitForSelectorAsync(".result");
        var text = await page.InnerTextAsync("main");
        text.ShouldContain("企业规模：小型");
        text.ShouldContain("高新技术企业认定奖励");
        text.ShouldContain("计算公式：20 万元");
        await Look.PictureAsync(page, "journey-calculator");
        _errors.ShouldBeEmpty(string.Join('\n', _errors));
    }

    private static async Task<List<int>> CountsAsync(IPage page) => [.. (await page.Locator(".state-count").AllInnerTextsAsync()).Select(t => int.Parse(t, System.Globalization.CultureInfo.InvariantCulture))];

    private static async Task UseAsync(IPage page, string sentence)
    {
        await page.ClickAsync($".desk-text li:has-text('{sentence}') button");
        await page.WaitForSelectorAsync($".desk-text li.used:has-text('{sentence}')");
    }

    private static async Task AnswerAsync(IPage page)
    {
        if (await page.Locator(".ask select").CountAsync() > 0) await page.SelectOptionAsync(".ask select", new SelectOptionValue { Index = 1 });
        else if (await page.Locator(".ask .fact-set input").CountAsync() > 0) await page.ClickAsync(".ask .fact-set label >> nth=0");
        else
        {
            await page.FillAsync(".ask input", await page.GetAttributeAsync(".ask input", "type") == "date" ? "2012-05-01" : "60");
            await page.Keyboard.PressAsync("Tab");
        }
        await page.ClickAsync(".ask button.primary:not([disabled])");
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}")]
    private static partial Regex PolicyId();
}
