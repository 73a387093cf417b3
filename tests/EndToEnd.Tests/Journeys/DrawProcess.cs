using System.Xml.Linq;
using Microsoft.Playwright;
using Shouldly;
using SmartPark.EndToEnd.Tests.Faults;
using Xunit;

namespace SmartPark.EndToEnd.Tests.Journeys;

/// <summary>A park's administrator draws a process who never saw BPMN; documents of other tools come in and go out unharmed. With SMARTPARK_PICTURES each step is photographed.</summary>
[Collection("Faults")]
public sealed class DrawProcess(DemoPortal portal) : IClassFixture<DemoPortal>
{
    private readonly List<string> _errors = [];

    [Fact]
    public async Task A_park_administrator_adds_a_step_makes_it_a_countersignature_checks_saves_publishes_and_compares()
    {
        var page = await portal.VisitorAsync(_errors);
        await DemoPortal.SignInAsync(page, "park");
        var id = await SaveAsync(page, "journey-leave", DrawnDocument.Leave);
        await OpenBoardAsync(page, id);
        await Look.PictureAsync(page, "draw-process");
        await ChooseAsync(page, "Approve");
        await Look.PictureAsync(page, "draw-task");
        await page.ClickAsync(".draw-acts button:has-text('后面加一步审批')");
        await page.WaitForSelectorAsync(".draw-panel:not([data-element=Approve]) .draw-acts");
        await FillAsync(page, "#p-name", "财务与法务会签");
        await page.ClickAsync(".draw-acts button:has-text('改为会签')");
        await page.WaitForFunctionAsync("() => document.querySelector('#p-vote')?.value === 'all'");
        await page.SelectOptionAsync("#p-vote", "ratio");
        await FillAsync(page, "#p-ratio", "60");
        await page.ClickAsync("#p-approver");
        await page.SelectOptionAsync(".draw-rule >> nth=0 >> select >> nth=1", "park-manager");
        await page.ClickAsync(".draw-acts button:has-text('加时限和提醒')");
        await page.WaitForFunctionAsync("() => document.querySelector('#p-due')?.value === '2'");
        await Look.PictureAsync(page, "draw-countersignature");
        await page.ClickAsync(".draw-tools button:has-text('表单')");
        await page.WaitForSelectorAsync(".draw-form >> text=事由");
        await Look.PictureAsync(page, "draw-form");
        await page.ClickAsync(".draw-tools button:has-text('流程图')");
        await page.ClickAsync("button:has-text('检查')");
        await page.WaitForSelectorAsync(".draw-fine");
        await page.ClickAsync("button:text-is('保存')");
        await page.WaitForSelectorAsync("text=已保存");
        var stored = await DocumentAsync(page, id);
        stored.ShouldContain("""vote="ratio" ratio="0.6" """.Trim());
        stored.ShouldContain("nrOfApproved / nrOfInstances &gt;= 0.6 or nrOfRejected / nrOfInstances &gt; 1 - 0.6");
        stored.ShouldContain("sp:people=\"true\"");
        stored.ShouldContain("""approver="role:park-manager" """.Trim());
        stored.ShouldContain("<acme:stamp colour=\"red\">", Case.Sensitive, "what another tool keeps is gone after an edit");
        Follows(stored, "Approve").ShouldBe("财务与法务会签");
        await page.ClickAsync("button:text-is('发布')");
        await page.WaitForSelectorAsync(".draw-publish");
        await page.CheckAsync(".draw-publish input >> nth=0");
        await Look.PictureAsync(page, "draw-publish");
        await page.ClickAsync("button:has-text('确认发布')");
        await page.WaitForSelectorAsync(".chip:has-text('使用中')");
        await SaveAsync(page, "journey-leave", stored.Replace("name=\"审批\"", "name=\"部门审批\"", StringComparison.Ordinal).Replace("days &gt; 3", "days &gt; 5", StringComparison.Ordinal));
        await DemoPortal.OpenAsync(page, "/w/processes/journey-leave/versions");
        await page.WaitForSelectorAsync(".compare-list li >> nth=1");
        await page.WaitForSelectorAsync(".compare-views .djs-element");
        var said = await page.InnerTextAsync(".compare-list");
        said.ShouldContain("days > 5");
        await LookedAtAsync(page, "/w/processes/journey-leave/versions", ".compare-views .djs-element", "versions");
        await LookedAtAsync(page, $"/w/processes/{id}/draw", ".draw-canvas .djs-element", "draw");
        _errors.ShouldBeEmpty(string.Join('\n', _errors));
    }

    [Fact]
    public async Task Problems_stand_beside_their_element_doubts_must_be_read_and_what_is_not_saved_is_not_lost_silently()
    {
        var page = await portal.VisitorAsync(_errors);
        await DemoPortal.SignInAsync(page, "park");
        var id = await SaveAsync(page, "journey-faults", DrawnDocument.Leave.Replace("default=\"Short\"", "", StringComparison.Ordinal).Replace("<bpmn:sequenceFlow id=\"Done\" sourceRef=\"Decide\" targetRef=\"End\" />", "", StringComparison.Ordinal));
        await OpenBoardAsync(page, id);
        await page.ClickAsync("button:text-is('检查')");
        await page.WaitForSelectorAsync(".draw-remarks li");
        await page.WaitForSelectorAsync(".djs-element.sp-doubt");
        await Look.PictureAsync(page, "draw-remarks");
        await page.ClickAsync(".draw-remarks li button >> nth=0");
        await page.WaitForSelectorAsync(".djs-element.selected");
        await page.ClickAsync("button:text-is('发布')");
        await page.WaitForSelectorAsync(".draw-publish");
        (await page.IsDisabledAsync("button:has-text('确认发布')")).ShouldBeTrue("doubts nobody read do not hold it up");
        await page.ClickAsync(".draw-publish button:has-text('取消')");
        await ChooseAsync(page, "Approve");
        await FillAsync(page, "#p-name", "没有保存的名字");
        await page.WaitForSelectorAsync("text=有未保存的修改");
        await page.ClickAsync(".crumbs a");
        await page.WaitForSelectorAsync("text=还有没保存的修改");
        await page.ClickAsync("button:has-text('留在这里')");
        await page.ClickAsync("button:has-text('撤销')");
        await page.WaitForSelectorAsync("text=有未保存的修改", new() { State = WaitForSelectorState.Detached });
        _errors.ShouldBeEmpty(string.Join('\n', _errors));
    }

    /// <summary>The files of the BPMN Model Interchange Working Group stand beside the repository and not in it; without them the own document is taken.</summary>
    [Fact]
    public async Task Documents_of_other_tools_leave_untouched_and_keep_what_is_theirs_through_an_edit()
    {
        var page = await portal.VisitorAsync(_errors);
        await DemoPortal.SignInAsync(page, "park");
        var id = await SaveAsync(page, "journey-foreign", DrawnDocument.Leave);
        await OpenBoardAsync(page, id);
        (await ExportAsync(page)).ShouldBe(DrawnDocument.Leave, "an unchanged document is exported as it was stored");
        var lost = new List<string>();
        var opened = 1;
        foreach (var (name, bytes) in DrawnDocument.Foreign())
        {
            await DemoPortal.GiveFilesAsync(page, "#draw-import", new FilePayload { Name = name, MimeType = "application/xml", Buffer = bytes });
            await page.WaitForSelectorAsync($".draw-canvas[data-opened='{++opened}']");
            (await ExportAsync(page)).ShouldBe(DrawnDocument.InUtf8(bytes), name + " was changed by importing it");
            await EditAsync(page, "改过的名称 " + name);
            lost.AddRange(DrawnDocument.Missing(bytes, await ExportAsync(page)).Select(m => $"{name}: {m}"));
            if (await page.QuerySelectorAsync(".notice.tone-danger") is { } told) lost.Add($"{name}: {await told.InnerTextAsync()}");
        }
        lost.ShouldBeEmpty(string.Join('\n', lost));
    }

    [Theory]
    [InlineData("dtd.bpmn", "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>", "DTD")]
    [InlineData("other.bpmn", "<html />", "不是 BPMN")]
    public async Task Files_that_are_not_taken_are_refused_in_words(string name, string text, string said)
    {
        var page = await portal.VisitorAsync(_errors);
        await DemoPortal.SignInAsync(page, "park");
        await OpenBoardAsync(page, await SaveAsync(page, "journey-refused-" + name.Split('.')[0], DrawnDocument.Leave));
        await DemoPortal.GiveFilesAsync(page, "#draw-import", new FilePayload { Name = name, MimeType = "application/xml", Buffer = System.Text.Encoding.UTF8.GetBytes(text) });
        (await page.InnerTextAsync(".notice.tone-danger")).ShouldContain(said);
        (await page.Locator(".draw-canvas .djs-element").CountAsync()).ShouldBeGreaterThan(2, "a file that is refused takes the drawing away");
    }

    private static async Task OpenBoardAsync(IPage page, string id)
    {
        await DemoPortal.OpenAsync(page, $"/w/processes/{id}/draw");
        await page.WaitForSelectorAsync(".draw-canvas .djs-element");
        await page.WaitForSelectorAsync("button:text-is('检查'):not([disabled])");
    }

    private async Task<string> SaveAsync(IPage page, string key, string document)
    {
        var answer = await page.APIRequest.PutAsync(portal.Address + "/api/v1/workflows/definitions", new() { DataObject = new { key, name = "请假", document, version = 0 } });
        answer.Ok.ShouldBeTrue(await answer.TextAsync());
        return (await answer.JsonAsync())!.Value.GetString()!;
    }

    private async Task<string> DocumentAsync(IPage page, string id)
    {
        var answer = await page.APIRequest.GetAsync($"{portal.Address}/api/v1/workflows/definitions/{id}");
        return (await answer.JsonAsync())!.Value.GetProperty("document").GetString()!;
    }

    private static async Task<string> ExportAsync(IPage page)
    {
        await page.ClickAsync(".page-actions details.menu > summary");
        var download = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync("button:has-text('导出 .bpmn 文件')"));
        await page.EvaluateAsync("() => document.querySelector('.page-actions details.menu').removeAttribute('open')");
        return await File.ReadAllTextAsync(await download.PathAsync());
    }

    private static async Task FillAsync(IPage page, string input, string text)
    {
        await page.FillAsync(input, text);
        await page.Keyboard.PressAsync("Tab");
    }

    private static async Task ChooseAsync(IPage page, string element)
    {
        await page.ClickAsync($"[data-element-id={element}] .djs-hit");
        await page.WaitForSelectorAsync($".draw-panel[data-element={element}]");
    }

    /// <summary>The panel may still change to the document that was just opened: what was typed into the one before it is typed again.</summary>
    private static async Task EditAsync(IPage page, string name)
    {
        var tries = 0;
        await Poll.UntilAsync(async () =>
        {
            await FillAsync(page, "#p-name", $"{name} {++tries}");
            return await page.QuerySelectorAsync(".draw-tools button:has-text('撤销'):not([disabled])") is not null;
        }, TimeSpan.FromSeconds(20), () => $"{name} was not edited");
    }

    private static string? Follows(string document, string id)
    {
        var flow = XDocument.Parse(document).Descendants().First(e => (string?)e.Attribute("sourceRef") == id);
        return (string?)XDocument.Parse(document).Descendants().First(e => (string?)e.Attribute("id") == (string?)flow.Attribute("targetRef")).Attribute("name");
    }

    private static Task LookedAtAsync(IPage page, string path, string drawn, string name) => Look.AtAllAsync(page, "draw-" + name, async width =>
    {
        await page.GotoAsync(path);
        await page.WaitForSelectorAsync(drawn);
        if (drawn.Contains("draw", StringComparison.Ordinal) && width > 400) await ChooseAsync(page, "Approve");
    });
}
