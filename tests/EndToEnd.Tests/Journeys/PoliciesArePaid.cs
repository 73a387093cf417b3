using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Shouldly;
using SmartPark.EndToEnd.Tests.Faults;
using Xunit;

namespace SmartPark.EndToEnd.Tests.Journeys;

/// <summary>The demo park, in which days can pass.</summary>
public sealed class DemoPortalWithClock : DemoPortal
{
    private MovableClock? _clock;

    protected override IReadOnlyDictionary<string, string>? Environment => (_clock = new(DataDirectory)).Environment;

    /// <summary>Days pass once a case of the process waits for its time; a wait that begins after them would last as long again.</summary>
    public async Task DaysPassAsync(int days, string process)
    {
        var waits = $"select 1 from workflows_waits w join workflows_instances i on i.id = w.instance_id where i.key = '{process}' and w.due_at is not null";
        await Poll.UntilAsync(() => Task.FromResult(Rows(waits).Count > 0), TimeSpan.FromSeconds(60), () => $"no case of {process} waits for a time");
        _clock!.Move($"+{days}d");
    }
}

/// <summary>An officer opens a policy for declarations; an enterprise declares, is returned once, approved by park and platform, stands in public, and sees the payment. With SMARTPARK_PICTURES each step is photographed.</summary>
[Collection("Faults")]
public sealed partial class PoliciesArePaid(DemoPortalWithClock portal) : IClassFixture<DemoPortalWithClock>
{
    private const string Policy = "高新技术企业认定奖励";
    private readonly List<string> _errors = [];

    [Fact]
    public async Task An_enterprise_declares_is_returned_once_approved_and_sees_the_payment()
    {
        var park = await SignedInAsync("park");
        await DemoPortal.OpenAsync(park, "/w/policies?words=" + Uri.EscapeDataString(Policy));
        await park.ClickAsync($"main a:has-text('{Policy}')");
        await park.WaitForURLAsync(PolicyId());
        await DemoPortal.OpenAsync(park, $"/w/policies/{PolicyId().Match(park.Url).Value}/reach");
        await park.ClickAsync("a:has-text('开放申报')");
        await park.FillAsync("[id$=Name]", "2026 年第一批");
        await park.ClickAsync("button:has-text('添加材料')");
        await park.FillAsync("#Materials .material input[maxlength]", "认定证书");
        await park.PressAsync("#Materials .material input[maxlength]", "Tab");
        await Look.PictureAsync(park, "paid-batch-new");
        await park.ClickAsync("button:has-text('开始申报')");
        await park.WaitForSelectorAsync(".chip:has-text('申报中')");
        await Look.PictureAsync(park, "paid-batch-open");
        var batch = park.Url;

        var firm = await SignedInAsync("admin");
        await DemoPortal.OpenAsync(firm, "/w/declarations");
        await Look.PictureAsync(firm, "paid-declarations-open");
        await firm.ClickAsync($".open-batches li:has-text('{Policy}') a:text-is('申报')");
        await firm.WaitForSelectorAsync("#Files input[type=file]");
        await firm.FillAsync("[id$=Contact]", "林晓燕");
        await firm.FillAsync("[id$=Phone]", "0427-2800000");
        await firm.FillAsync("[id$=Amount]", "200000");
        await firm.FillAsync("[id$=Statement]", "今年首次通过认定。");
        await DemoPortal.GiveFilesAsync(firm, "#Files input[type=file]", new FilePayload { Name = "证书.txt", MimeType = "text/plain", Buffer = "GR202621000001"u8.ToArray() });
        await firm.WaitForSelectorAsync(".material-files a:has-text('证书.txt')");
        await Look.PictureAsync(firm, "paid-declare");
        await firm.ClickAsync("button:has-text('提交申报')");
        await firm.WaitForSelectorAsync(".chip:has-text('审核中')");
        await Look.PictureAsync(firm, "paid-declared");

        await TaskAsync(park);
        await Look.PictureAsync(park, "paid-park-checks");
        await park.ClickAsync(".task-more button:has-text('退回')");
        await park.FillAsync(".verb-form textarea", "证书缺第二页，请补正。");
        await park.ClickAsync(".verb-form button[type=submit]");
        await park.WaitForSelectorAsync("text=/已提交/");

        await DemoPortal.OpenAsync(firm, "/w/declarations");
        await firm.WaitForSelectorAsync($".declared:has-text('{Policy}') .chip:has-text('待补正')");
        await Look.PictureAsync(firm, "paid-declaration-returned");
        await TaskAsync(firm, "mine");
        (await firm.InnerTextAsync("main")).ShouldContain("证书缺第二页，请补正。");
        await Look.PictureAsync(firm, "paid-firm-completes");
        await firm.FillAsync("[id$=statement]", "今年首次通过认定，证书两页齐全。");
        await firm.PressAsync("[id$=statement]", "Tab");
        await firm.ClickAsync("button:has-text('提交完成')");
        await firm.WaitForSelectorAsync("text=/已提交/");

        await TaskAsync(park);
        await park.ClickAsync("button:has-text('同意')");
        await park.WaitForSelectorAsync("text=/已提交/");
        var platform = await SignedInAsync("operator");
        await TaskAsync(platform);
        await platform.FillAsync("[id$=granted]", "200000");
        await platform.PressAsync("[id$=granted]", "Tab");
        await Look.PictureAsync(platform, "paid-platform-reviews");
        await platform.ClickAsync("button:has-text('同意')");
        await platform.WaitForSelectorAsync("text=/已提交/");

        var visitor = await portal.VisitorAsync(_errors);
        await Poll.UntilAsync(async () =>
        {
            await visitor.GotoAsync("/policies/publicity");
            return (await visitor.InnerTextAsync("main")).Contains("苇汀", StringComparison.Ordinal);
        }, TimeSpan.FromSeconds(30), () => "not in public");
        await Look.PictureAsync(visitor, "paid-publicity");

        await portal.DaysPassAsync(8, "policy-declaration");
        park = await SignedInAsync("park");
        await Poll.UntilAsync(async () =>
        {
            await DemoPortal.OpenAsync(park, "/w/tasks?box=group");
            return await park.Locator($"a:has-text('{Policy}')").CountAsync() > 0;
        }, TimeSpan.FromSeconds(60), () => "nobody is asked to pay");
        await TaskAsync(park);
        await park.FillAsync("[id$=paid]", "200000");
        await park.FillAsync("[id$=paidOn]", DateTime.Today.AddDays(8).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await park.FillAsync("[id$=voucher]", "2026-12-0187");
        await park.PressAsync("[id$=voucher]", "Tab");
        await Look.PictureAsync(park, "paid-park-pays");
        await park.ClickAsync("button:has-text('提交完成')");
        await park.WaitForSelectorAsync("text=/已提交/");
        await DemoPortal.OpenAsync(park, new Uri(batch).AbsolutePath);
        await Look.PictureAsync(park, "paid-batch-paid");

        firm = await SignedInAsync("admin");
        await Poll.UntilAsync(async () =>
        {
            await DemoPortal.OpenAsync(firm, "/w/declarations");
            return await firm.Locator($".declared:has-text('{Policy}') .chip:has-text('已兑付')").CountAsync() > 0;
        }, TimeSpan.FromSeconds(30), () => "not paid");
        await Look.PictureAsync(firm, "paid-declaration-paid");
        await firm.ClickAsync($".declared a:has-text('{Policy}')");
        await firm.WaitForSelectorAsync("text=2026-12-0187");
        (await firm.InnerTextAsync("main")).ShouldContain("200,000");
        await Look.PictureAsync(firm, "paid-declaration-paid-detail");
        await firm.ClickAsync("a:has-text('办理详情')");
        await firm.WaitForSelectorAsync(".history");
        await Look.PictureAsync(firm, "paid-declaration-case");
        _errors.ShouldBeEmpty(string.Join('\n', _errors));
    }

    private async Task<IPage> SignedInAsync(string login)
    {
        var page = await portal.VisitorAsync(_errors);
        await DemoPortal.SignInAsync(page, login);
        return page;
    }

    private static async Task TaskAsync(IPage page, string box = "group")
    {
        await DemoPortal.OpenAsync(page, "/w/tasks?box=" + box);
        await page.ClickAsync($"main a:has-text('{Policy}')");
        await page.WaitForSelectorAsync(".task-decide");
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}")]
    private static partial Regex PolicyId();
}
