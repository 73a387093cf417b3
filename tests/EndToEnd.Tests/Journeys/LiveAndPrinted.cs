using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace SmartPark.EndToEnd.Tests.Journeys;

/// <summary>What reaches an open page by itself, and what comes out of the printer.</summary>
[Collection("Faults")]
public sealed class LiveAndPrinted(DemoPortal portal) : IClassFixture<DemoPortal>
{
    private readonly List<string> _errors = [];

    [Fact]
    public async Task A_question_of_a_visitor_rings_the_bell_on_the_open_page_of_the_service_desk()
    {
        var desk = await portal.VisitorAsync(_errors);
        await DemoPortal.SignInAsync(desk, "desk");
        var before = await UnreadAsync(desk);
        var visitor = await portal.VisitorAsync(_errors);
        await visitor.GotoAsync("/questions");
        await visitor.ClickAsync("#ask input[type=radio] >> nth=0");
        await visitor.FillAsync("input[name='Input.Title']", "三号门夜间几点关闭");
        await visitor.FillAsync("textarea[name='Input.Text']", "夜班货车 23:30 之后能否从三号门进入？");
        await visitor.ClickAsync("#ask button.primary");
        await visitor.WaitForSelectorAsync("main :text('ZX')");
        await desk.WaitForFunctionAsync("before => Number(document.querySelector('.bell-count')?.textContent ?? 0) > before", before);
        _errors.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/policies")]
    [InlineData("/news")]
    public async Task A_printed_page_holds_the_text_and_nothing_to_click_with(string path)
    {
        var page = await portal.VisitorAsync(_errors);
        await page.GotoAsync(path);
        await page.GotoAsync(await page.GetAttributeAsync($"main a[href^='{(path == "/news" ? "/articles" : path)}/']", "href") ?? path);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        (await page.IsVisibleAsync("main h1")).ShouldBeTrue();
        foreach (var part in new[] { "header nav", "main button", "footer a" })
            foreach (var shown in await page.QuerySelectorAllAsync(part)) (await shown.IsVisibleAsync()).ShouldBeFalse($"{part}: {await shown.InnerTextAsync()}");
        (await page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor")).ShouldBe("rgb(255, 255, 255)");
    }

    private static async Task<int> UnreadAsync(IPage page) =>
        await page.QuerySelectorAsync(".bell-count") is { } count ? int.Parse((await count.InnerTextAsync()).TrimEnd('+'), System.Globalization.CultureInfo.InvariantCulture) : 0;
}
