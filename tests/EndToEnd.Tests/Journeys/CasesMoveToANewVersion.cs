using System.Text.Json;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace SmartPark.EndToEnd.Tests.Journeys;

/// <summary>A process gets a second version while a case runs on the first: the case is moved with a mapping, and files go to and fro beside what is said. With SMARTPARK_PICTURES each step is photographed.</summary>
[Collection("Faults")]
public sealed class CasesMoveToANewVersion(DemoPortal portal) : IClassFixture<DemoPortal>
{
    private const string Key = "journey-move";
    private readonly List<string> _errors = [];

    [Fact]
    public async Task A_case_is_moved_with_a_mapping_and_a_file_beside_a_comment_is_opened_by_the_other_side_alone()
    {
        var park = await portal.VisitorAsync(_errors);
        await DemoPortal.SignInAsync(park, "park");
        await PublishAsync(park, Document(("Check", "物业审核")), 1);
        var firm = await portal.VisitorAsync(_errors);
        await DemoPortal.SignInAsync(firm, "member");
        await DemoPortal.OpenAsync(firm, "/w/start");
        await firm.ClickAsync(".start-list a:has-text('装修申请')");
        await firm.FillAsync("#form-what", "三楼研发室隔断");
        await firm.PressAsync("#form-what", "Tab");
        await firm.ClickAsync("button:has-text('提交申请')");
        await firm.WaitForSelectorAsync(".case-open li:has-text('物业审核')");
        var @case = new Uri(firm.Url).AbsolutePath;

        await PublishAsync(park, Document(("First", "物业初审"), ("Second", "消防复核")), 2);
        await DemoPortal.OpenAsync(park, $"/w/processes/{Key}/versions");
        await park.WaitForSelectorAsync(".move .chip:has-text('1 件不能换')");
        await LookedAtAsync(park, $"/w/processes/{Key}/versions", ".move-steps select", "move-missing");
        await park.SelectOptionAsync(".move-steps select", new SelectOptionValue { Label = "由“物业初审”接着办" });
        await park.WaitForSelectorAsync(".move .chip:has-text('1 件可以换')");
        await park.ClickAsync(".move button:has-text('更换 1 件')");
        await park.ClickAsync(".rz-dialog button:has-text('更换 1 件')");
        await park.WaitForSelectorAsync("#move-reason[aria-invalid=true]");
        await park.FillAsync("#move-reason", "增加消防复核");
        await park.PressAsync("#move-reason", "Tab");
        await park.ClickAsync(".move button:has-text('更换 1 件')");
        await Look.PictureAsync(park, "version-move-ask");
        await park.ClickAsync(".rz-dialog button:has-text('更换 1 件')");
        await park.WaitForSelectorAsync(".move-said:has-text('已更换 1 件')");
        await Look.PictureAsync(park, "version-moved");
        await firm.WaitForSelectorAsync(".history:has-text('换到新版本')");
        await firm.WaitForSelectorAsync(".case-open li:has-text('物业初审')");

        await firm.ClickAsync("button:has-text('补充说明')");
        await firm.FillAsync("#Comment", "隔断图纸见附件");
        await DemoPortal.GiveFilesAsync(firm, "#attach", Text("隔断图纸.txt"), Text("多余的.txt"));
        await firm.WaitForSelectorAsync(".files li >> nth=1");
        await firm.ClickAsync(".files li:has-text('多余的') button");
        await firm.WaitForFunctionAsync("() => document.querySelectorAll('.files li').length === 1");
        (await firm.InnerTextAsync(".files li")).ShouldContain("KB");
        await Look.PictureAsync(firm, "version-comment");
        await firm.ClickAsync(".card button:has-text('确定')");
        await firm.WaitForSelectorAsync(".history-files a:has-text('隔断图纸.txt')");
        (await firm.InnerTextAsync(".history-files")).ShouldNotContain("多余的");

        var desk = await portal.VisitorAsync(_errors);
        await DemoPortal.SignInAsync(desk, "desk");
        await DemoPortal.OpenAsync(desk, "/w/tasks?box=group");
        await desk.ClickAsync("a:has-text('三楼研发室隔断')");
        await desk.WaitForSelectorAsync(".history-files a:has-text('隔断图纸.txt')");
        var file = (await desk.GetAttributeAsync(".history-files a", "href"))!;
        (await StatusAsync(desk, file), await StatusAsync(firm, file)).ShouldBe((200, 200));
        (await desk.GetAttributeAsync(".history-files a", "target")).ShouldBe("_blank", "the page with what was typed is left for the file");
        var editor = await portal.VisitorAsync([]);
        await DemoPortal.SignInAsync(editor, "editor");
        (await StatusAsync(editor, file)).ShouldBe(404, "a colleague who has no part in the case opens its file");
        await desk.FillAsync("#Comment", "同意，按附件要求施工");
        await DemoPortal.GiveFilesAsync(desk, "#attach", Text("施工要求.txt"));
        await desk.WaitForSelectorAsync(".files li:has-text('施工要求.txt')");
        await LookedAtAsync(desk, new Uri(desk.Url).AbsolutePath, ".task-decide", "decide");
        await desk.FillAsync("#Comment", "同意，按附件要求施工");
        await DemoPortal.GiveFilesAsync(desk, "#attach", Text("施工要求.txt"));
        await desk.WaitForSelectorAsync(".files li:has-text('施工要求.txt')");
        await Look.PictureAsync(desk, "version-decision");
        await desk.ClickAsync("button:has-text('同意')");
        await desk.WaitForSelectorAsync("text=/已提交/");
        await firm.WaitForSelectorAsync(".history-files a:has-text('施工要求.txt')");
        await LookedAtAsync(firm, @case, ".history-files a", "case");
        await DemoPortal.OpenAsync(firm, @case + "/print");
        await firm.WaitForSelectorAsync(".print-record .history-files a:has-text('隔断图纸.txt')");
        await Look.PictureAsync(firm, "version-print");
        _errors.ShouldBeEmpty(string.Join('\n', _errors));
    }

    private static FilePayload Text(string name) => new() { Name = name, MimeType = "text/plain", Buffer = System.Text.Encoding.UTF8.GetBytes(new string('图', 900)) };

    private async Task<int> StatusAsync(IPage page, string path) => (await page.APIRequest.GetAsync(portal.Address + path)).Status;

    private async Task PublishAsync(IPage page, string document, int number)
    {
        var saved = await page.APIRequest.PutAsync(portal.Address + "/api/v1/workflows/definitions", new() { DataObject = new { key = Key, name = "装修申请", document, version = 0 } });
        saved.Ok.ShouldBeTrue(await saved.TextAsync());
        var id = (await saved.JsonAsync())!.Value.GetString();
        var published = await page.APIRequest.PostAsync($"{portal.Address}/api/v1/workflows/definitions/{id}/publish", new() { DataObject = new { version = 1, forPark = true, despiteDoubts = true } });
        published.Ok.ShouldBeTrue($"{number}: {await published.TextAsync()}");
    }

    private static string Document(params (string Id, string Name)[] steps)
    {
        string[] line = ["Start", "Fill", .. steps.Select(s => s.Id), "End"];
        var tasks = string.Concat(steps.Select(s => $"""<userTask id="{s.Id}" name="{s.Name}"><extensionElements><sp:settings kind="approve" approver="role:service-desk" empty="admin" onReject="end" /></extensionElements></userTask>"""));
        var flows = string.Concat(line.Zip(line.Skip(1), (a, b) => $"""<sequenceFlow id="{a}_{b}" sourceRef="{a}" targetRef="{b}" />"""));
        return $$$"""
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:sp="urn:smartpark:bpmn:1" id="d" targetNamespace="urn:smartpark:journeys">
              <process id="Fitting" name="装修申请" isExecutable="true">
                <extensionElements><sp:settings about="企业室内装修" title="装修：{{what}}" /><sp:form>{"type":"object","required":["what"],"properties":{"what":{"type":"string","title":"装修内容","maxLength":60} } }</sp:form></extensionElements>
                <startEvent id="Start" name="提交" /><userTask id="Fill" name="填写"><extensionElements><sp:settings approver="initiator" kind="work" /></extensionElements></userTask>{{{tasks}}}<endEvent id="End" name="办结" />{{{flows}}}
              </process>
            </definitions>
            """;
    }

    private static Task LookedAtAsync(IPage page, string path, string drawn, string name) => Look.AtAllAsync(page, "version-" + name, async _ =>
    {
        await DemoPortal.OpenAsync(page, path);
        await page.WaitForSelectorAsync(drawn);
    });
}
