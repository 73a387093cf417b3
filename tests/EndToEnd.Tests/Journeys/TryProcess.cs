using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace SmartPark.EndToEnd.Tests.Journeys;

/// <summary>A park's administrator tries a process out before anybody works with it, and lets a table decide. With SMARTPARK_PICTURES each step is photographed.</summary>
[Collection("Faults")]
public sealed class TryProcess(DemoPortal portal) : IClassFixture<DemoPortal>
{
    private readonly List<string> _errors = [];

    [Fact]
    public async Task A_copy_of_a_template_is_walked_through_played_with_a_rejection_and_given_a_decision_table()
    {
        var page = await portal.VisitorAsync(_errors);
        await DemoPortal.SignInAsync(page, "park");
        await CopyAsync(page, "用印与公文申请");
        await page.ClickAsync(".draw-tools button:has-text('试走')");
        await page.WaitForSelectorAsync(".try-panel #try-subject");
        (await page.InputValueAsync("#try-subject")).ShouldNotBeEmpty("the sample is not filled in");
        await Look.PictureAsync(page, "try-begin");
        await page.ClickAsync(".try-panel button:has-text('走一遍')");
        await page.WaitForSelectorAsync(".try-ended");
        var path = await page.InnerTextAsync(".try-steps");
        path.ShouldContain("发起人的部门负责人");
        path.ShouldContain("期限 2 工作日");
        path.ShouldContain("综合办办理");
        await page.WaitForSelectorAsync(".draw-canvas .djs-element[data-element-id=Office].sp-done");
        await page.WaitForSelectorAsync(".draw-canvas .djs-connection.sp-taken", new() { State = WaitForSelectorState.Attached });
        await Look.PictureAsync(page, "try-path");
        await page.ClickAsync(".try-panel button:has-text('重新开始')");
        await page.ClickAsync(".try-panel button:has-text('一步一步走')");
        await page.WaitForSelectorAsync(".try-card[data-open=Head]");
        await page.WaitForSelectorAsync(".draw-canvas .djs-element[data-element-id=Head].sp-waiting");
        await Look.PictureAsync(page, "try-play");
        await page.ClickAsync(".try-card button:has-text('同意')");
        await page.WaitForSelectorAsync(".try-card[data-open=Office]");
        await page.ClickAsync(".try-panel button:has-text('退回一步')");
        await page.ClickAsync(".try-card[data-open=Head] button:has-text('驳回')");
        await page.WaitForSelectorAsync(".try-stopped");
        await page.WaitForSelectorAsync(".draw-canvas .djs-element[data-element-id=Head].sp-returned");
        await Look.PictureAsync(page, "try-rejected");
        await LookedAtAsync(page, "try", ".draw-tools button:has-text('试走'), .draw-tools button:has-text('Try it')", ".try-panel button:has-text('走一遍'), .try-panel button:has-text('Walk it')", ".try-ended");
        await DecideByTableAsync(page);
        _errors.ShouldBeEmpty(string.Join('\n', _errors));
    }

    private async Task DecideByTableAsync(IPage page)
    {
        await ChooseAsync(page, "Head");
        await page.ClickAsync(".draw-acts button:has-text('后面加一步办理')");
        await page.WaitForSelectorAsync(".draw-panel:not([data-element=Head]) .draw-acts");
        await page.ClickAsync(".djs-context-pad [data-action=replace]");
        await page.ClickAsync(".djs-popup [data-id=sp-become-rule]");
        await page.ClickAsync(".draw-panel button:has-text('新建决策表')");
        await page.WaitForSelectorAsync(".rules");
        await FillAsync(page, "#rules-name", "盖章级别");
        await page.SelectOptionAsync(".rules thead select >> nth=0", "copies");
        await FillAsync(page, "[aria-label='第 1 个结果的变量名']", "level");
        await FillAsync(page, "[aria-label='第 1 行第 1 个条件']", "> 10");
        await page.WaitForSelectorAsync(".rules td .field-error");
        await page.FillAsync("[aria-label='第 1 行第 1 个结果']", "总经理");
        await PressSlowlyAsync(page, "button:has-text('加一行')", () => page.WaitForSelectorAsync(".rules td .field-error", new() { State = WaitForSelectorState.Detached }));
        await FillAsync(page, "[aria-label='第 2 行第 1 个条件']", "> ");
        await page.WaitForSelectorAsync(".rules td .field-error");
        await Look.PictureAsync(page, "try-table-fault");
        await FillAsync(page, "[aria-label='第 2 行第 1 个条件']", "");
        await FillAsync(page, "[aria-label='第 2 行第 1 个结果']", "办公室");
        await page.WaitForSelectorAsync(".rules td .field-error", new() { State = WaitForSelectorState.Detached });
        await FillAsync(page, "#rules-try-copies", "20");
        await page.ClickAsync(".rules-test button:has-text('试算')");
        await page.WaitForSelectorAsync(".rules-hit");
        (await page.InnerTextAsync(".rules-said")).ShouldContain("总经理");
        await Look.PictureAsync(page, "try-table");
        await page.ClickAsync("[aria-label='复制第 1 行']");
        await page.WaitForSelectorAsync("[aria-label='第 3 行第 1 个条件']");
        await page.ClickAsync(".draw-tools button:has-text('撤销')");
        await page.WaitForSelectorAsync("[aria-label='第 3 行第 1 个条件']", new() { State = WaitForSelectorState.Detached });
        await AtOnceAsync(page, "[aria-label='复制第 1 行']", ".draw-tools button >> nth=0");
        await page.ClickAsync(".rules-test button:has-text('试算')");
        await page.WaitForSelectorAsync("[aria-label='第 3 行第 1 个条件']", new() { State = WaitForSelectorState.Detached });
        await AtOnceAsync(page, "[aria-label='复制第 1 行']", "button:has-text('加一行')");
        await page.WaitForSelectorAsync("[aria-label='第 4 行第 1 个条件']");
        await AtOnceAsync(page, ".draw-tools button >> nth=0", ".draw-tools button >> nth=0");
        await page.WaitForSelectorAsync("[aria-label='第 3 行第 1 个条件']", new() { State = WaitForSelectorState.Detached });
        await page.ClickAsync(".draw-tools button:has-text('试走')");
        await page.ClickAsync(".try-panel button:has-text('走一遍')");
        await page.WaitForSelectorAsync(".try-ruled >> text=第 2 行");
        await Look.PictureAsync(page, "try-table-path");
        await page.ClickAsync("button:text-is('保存')");
        await page.WaitForSelectorAsync("text=已保存");
        await page.ReloadAsync();
        await page.WaitForSelectorAsync(".draw-canvas .djs-element");
        await page.WaitForSelectorAsync("button:text-is('检查'):not([disabled])");
        var rule = await page.EvaluateAsync<string>("() => [...document.querySelectorAll('.djs-element.djs-shape')].map(e => e.dataset.elementId).find(id => id.startsWith('Activity'))");
        await ChooseAsync(page, rule);
        (await page.InputValueAsync("#p-decision")).ShouldBe("盖章级别");
        await page.ClickAsync(".draw-panel button:has-text('编辑决策表')");
        (await page.InputValueAsync("[aria-label='第 1 行第 1 个结果']")).ShouldBe("总经理");
        await AtOnceAsync(page, "[aria-label='复制第 1 行']", "button:text-is('保存')");
        await page.WaitForSelectorAsync("text=已保存");
        await page.ReloadAsync();
        await page.WaitForSelectorAsync("button:text-is('检查'):not([disabled])");
        await ChooseAsync(page, rule);
        await page.ClickAsync(".draw-panel button:has-text('编辑决策表')");
        await page.WaitForSelectorAsync("[aria-label='第 3 行第 1 个条件']");
        await page.ClickAsync("[aria-label='复制第 1 行']");
        await page.WaitForSelectorAsync("text=有未保存的修改");
        await AtOnceAsync(page, "button:text-is('保存')", "[aria-label='复制第 1 行']");
        await page.WaitForSelectorAsync("[aria-label='第 5 行第 1 个条件']");
        await page.WaitForSelectorAsync("text=已保存");
        await page.WaitForSelectorAsync("text=有未保存的修改");
        await page.ClickAsync("button:text-is('保存')");
        await page.WaitForSelectorAsync("text=有未保存的修改", new() { State = WaitForSelectorState.Detached });
        await LookedAtAsync(page, "table", $".djs-element[data-element-id={rule}] .djs-hit", ".draw-panel .try-acts button >> nth=0", ".rules");
    }

    /// <summary>Two buttons, quicker than the board tells the page what the first has done.</summary>
    private static async Task AtOnceAsync(IPage page, string first, string second)
    {
        var (one, other) = (await page.QuerySelectorAsync(first), await page.QuerySelectorAsync(second));
        await page.EvaluateAsync("both => both.forEach(b => b.click())", new[] { one, other });
    }

    /// <summary>A press at the lower edge of a button, with something that happens to the page before the finger is lifted.</summary>
    private static async Task PressSlowlyAsync(IPage page, string button, Func<Task> meanwhile)
    {
        var box = (await page.Locator(button).BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(box.X + (box.Width / 2), box.Y + box.Height - 3);
        await page.Mouse.DownAsync();
        await meanwhile();
        (await page.Locator(button).BoundingBoxAsync())!.Y.ShouldBeLessThan(box.Y - 3, "the button did not move");
        await page.Mouse.UpAsync();
    }

    private static async Task CopyAsync(IPage page, string template)
    {
        await DemoPortal.OpenAsync(page, "/w/processes");
        await page.ClickAsync($"button:has-text('复制“{template}”')");
        await FillAsync(page, "#Name", "用印试走");
        await page.ClickAsync(".copy-form button[type=submit]");
        await page.WaitForURLAsync("**/draw");
        await page.WaitForSelectorAsync(".draw-canvas .djs-element");
        await page.WaitForSelectorAsync("button:text-is('检查'):not([disabled])");
    }

    private static async Task FillAsync(IPage page, string input, string text)
    {
        await page.FillAsync(input, text);
        await page.Keyboard.PressAsync("Tab");
    }

    private static async Task ChooseAsync(IPage page, string element)
    {
        await page.ClickAsync(".draw-tools button:has-text('流程图')");
        await page.ClickAsync($"[data-element-id={element}] .djs-hit");
        await page.WaitForSelectorAsync($".draw-panel[data-element={element}]");
    }

    private static Task LookedAtAsync(IPage page, string name, string first, string second, string shown) => Look.AtAllAsync(page, "try-" + name, async _ =>
    {
        await page.ReloadAsync();
        await page.WaitForSelectorAsync(".draw-canvas .djs-element");
        await page.WaitForSelectorAsync(".draw-tools button[aria-pressed=false]:not([disabled])");
        await page.ClickAsync(first);
        await page.ClickAsync(second);
        await page.WaitForSelectorAsync(shown);
    });
}
