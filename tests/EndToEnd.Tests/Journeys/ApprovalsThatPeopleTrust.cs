using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace SmartPark.EndToEnd.Tests.Journeys;

/// <summary>A park's administrator makes the general request its own, a colleague starts it from a phone, two departments sign, and it is done. With SMARTPARK_PICTURES each step is photographed.</summary>
[Collection("Faults")]
public sealed class ApprovalsThatPeopleTrust(DemoPortal portal) : IClassFixture<DemoPortal>
{
    private readonly List<string> _errors = [];

    [Fact]
    public async Task The_general_request_is_copied_changed_published_started_from_a_phone_and_signed_by_two_departments()
    {
        var park = await portal.VisitorAsync(_errors);
        await DemoPortal.SignInAsync(park, "park");
        await DemoPortal.OpenAsync(park, "/w/processes");
        await Look.PictureAsync(park, "approval-processes");
        await park.ClickAsync("button:has-text('复制“用印与公文申请”')");
        await park.FillAsync(".copy-form input", "两部门会签用印");
        await park.ClickAsync(".copy-form button[type=submit]");
        await park.WaitForSelectorAsync(".draw-canvas .djs-element");
        await park.WaitForSelectorAsync("button:text-is('检查'):not([disabled])");
        await park.ClickAsync(".draw-canvas [data-element-id='Head'] .djs-hit");
        await park.WaitForSelectorAsync(".draw-panel[data-element=Head]");
        await park.ClickAsync(".draw-acts button:has-text('改为会签')");
        await park.WaitForFunctionAsync("() => document.querySelector('#p-vote')?.value === 'all'");
        await DepartmentAsync(park, 0, "综合部");
        await park.ClickAsync(".draw-approver button:has-text('再加')");
        await DepartmentAsync(park, 1, "服务大厅");
        await park.WaitForFunctionAsync("() => document.querySelector('#p-due')?.value === '2'");
        await Look.PictureAsync(park, "approval-drawn");
        await park.ClickAsync("button:text-is('保存')");
        await park.WaitForSelectorAsync("text=已保存");
        await park.ClickAsync("button:text-is('发布')");
        await park.ClickAsync("button:has-text('确认发布')");
        await park.WaitForSelectorAsync(".chip:has-text('使用中')");

        var phone = await portal.VisitorAsync(_errors);
        await phone.SetViewportSizeAsync(390, 844);
        await DemoPortal.SignInAsync(phone, "park");
        await DemoPortal.OpenAsync(phone, "/w/start");
        await Look.PictureAsync(phone, "approval-start-list");
        await phone.WaitForSelectorAsync(".start-list li");
        await phone.ClickAsync(".start-list a:has-text('两部门会签用印')");
        await phone.WaitForSelectorAsync(".start-form");
        await Look.PictureAsync(phone, "approval-start-form");
        await phone.FillAsync("[id$=subject]", "与供电公司的扩容合同");
        await phone.CheckAsync("input[type=radio] >> nth=1");
        await phone.FillAsync("[id$=detail]", "二期厂房扩容，需要加盖合同章。");
        await phone.PressAsync("[id$=detail]", "Tab");
        await phone.ClickAsync("button:has-text('提交申请')");
        await phone.WaitForSelectorAsync(".case-open li >> nth=1");
        await Look.PictureAsync(phone, "approval-started");

        foreach (var login in new[] { "editor", "desk" })
        {
            var colleague = await portal.VisitorAsync(_errors);
            await DemoPortal.SignInAsync(colleague, login);
            await DemoPortal.OpenAsync(colleague, "/w/tasks");
            await Look.PictureAsync(colleague, "approval-inbox-" + login);
            await colleague.ClickAsync("a:has-text('与供电公司的扩容合同')");
            await colleague.WaitForSelectorAsync(".task-decide");
            (await colleague.InnerTextAsync(".task-why")).ShouldContain("负责人");
            await Look.PictureAsync(colleague, "approval-task-" + login);
            await colleague.ClickAsync("button:has-text('同意')");
            await colleague.WaitForSelectorAsync("text=/已提交/");
        }
        await phone.WaitForSelectorAsync(".case-open li:has-text('综合办办理')");
        await DemoPortal.OpenAsync(park, "/w/tasks?box=group");
        await park.ClickAsync("a:has-text('与供电公司的扩容合同')");
        await park.ClickAsync("button:has-text('提交完成')");
        await phone.WaitForSelectorAsync(".chip:has-text('已办结')");
        (await phone.InnerTextAsync(".case-body .card >> nth=0")).ShouldContain("与供电公司的扩容合同");
        (await phone.InnerTextAsync(".history")).ShouldContain("同意 · 部门负责人审批");
        await Look.PictureAsync(phone, "approval-done");
        _errors.ShouldBeEmpty(string.Join('\n', _errors));
    }

    private static async Task DepartmentAsync(IPage page, int at, string name)
    {
        var rule = page.Locator(".draw-rule").Nth(at);
        await rule.Locator("select").Nth(0).SelectOptionAsync("department");
        await rule.Locator("select").Nth(1).SelectOptionAsync(new SelectOptionValue { Label = name });
        await page.WaitForFunctionAsync("a => document.querySelectorAll('.draw-rule')[a.at]?.querySelectorAll('select')[1]?.selectedOptions[0]?.label === a.name", new { at, name });
    }
}
