using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace SmartPark.EndToEnd.Tests.Journeys;

/// <summary>
/// Every page of the navigation, and the first thing each list opens, as each kind of person: it answers, the browser complains of nothing, axe-core finds no fault of WCAG 2.2 A and AA in
/// light and dark, and nothing sticks out on a desk or a phone. With SMARTPARK_PICTURES naming a directory each page is photographed there.
/// </summary>
[Collection("Faults")]
public sealed class EveryPage(DemoPortal portal) : IClassFixture<DemoPortal>
{
    private readonly List<string> _errors = [];
    private readonly List<string> _faults = [];

    [Fact]
    public async Task A_visitor_meets_no_fault() => await WalkAsync(null, ["/", "/news", "/policies", "/policies/calculator", "/enterprises", "/questions", "/register", "/register/follow", "/search?q=%E8%AE%BE%E5%A4%87", "/account/sign-in", "/developers"], "main a[href^='/articles/'], main a[href^='/policies/'], main a[href^='/enterprises/']");

    [Theory]
    [InlineData("park")]
    [InlineData("operator")]
    [InlineData("admin")]
    [InlineData("partner")]
    public async Task Whoever_works_here_meets_no_fault(string who) => await WalkAsync(who, [], "main a.row-link, main .match h3 a, main .work a[href$='/rule']");

    private async Task WalkAsync(string? who, IReadOnlyList<string> paths, string onward)
    {
        var page = await portal.VisitorAsync(_errors);
        await page.GotoAsync("/");
        if (who is not null)
        {
            await DemoPortal.SignInAsync(page, who);
            paths = [.. await page.EvalOnSelectorAllAsync<string[]>("nav a[href^='/w']:not(.skip)", "links => [...new Set(links.map(a => a.getAttribute('href')))]"), "/w/me", .. MatchPages(who), "/w/messages/settings", "/w/search?q=%E8%AE%BE%E5%A4%87"];
        }
        var seen = new HashSet<string>();
        foreach (var path in paths)
        {
            await WalkToAsync(page, who, path, seen);
            var further = await page.QuerySelectorAsync(onward) is { } link ? await link.GetAttributeAsync("href") : null;
            if (further is not null) await WalkToAsync(page, who, further.Split('?')[0], seen);
        }
        seen.Count.ShouldBeGreaterThan(6);
        _faults.ShouldBeEmpty(string.Join('\n', _faults));
        _errors.ShouldBeEmpty(string.Join('\n', _errors));
    }

    /// <summary>Pages of policy matching that no menu leads to; the one that takes the calculator's answers over is a plain document.</summary>
    private static string[] MatchPages(string who) => who is "admin" or "partner" ? ["/w/match/brief", "/w/match/subscriptions", "/w/profile?tab=research", "/w/profile/calculator"] : ["/w/policies/opportunities/new", "/w/policies/rules?tab=exempt"];

    private async Task WalkToAsync(IPage page, string? who, string path, HashSet<string> seen)
    {
        if (!seen.Add(path)) return;
        foreach (var (theme, culture, width) in Look.Photographs ? Look.All : Look.All.Take(2))
        {
            await Look.WearAsync(page, theme, culture, width);
            var answer = await page.GotoAsync(path);
            if (answer?.Status != 200) _faults.Add($"{who} {path}: {answer?.Status}");
            if (path.StartsWith("/w", StringComparison.Ordinal) && path != "/w/profile/calculator") await page.WaitForSelectorAsync("[data-interactive=true]");
            if (await page.QuerySelectorAsync(".skeleton") is not null) await page.WaitForSelectorAsync(".skeleton", new() { State = WaitForSelectorState.Detached });
            _faults.AddRange(await Look.FaultsAsync(page, $"{who} {path} {theme} {culture} {width}", width));
            await Look.PictureAsync(page, $"{who ?? "visitor"}{path.Split('?')[0].Replace('/', '_')}-{theme}-{culture}-{width}");
        }
    }
}
