using System.Text.Json;
using Microsoft.Playwright;
using SmartPark.EndToEnd.Tests.Faults;
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
    private static readonly string Axe = File.ReadAllText(Path.Combine(Binary.PortalSource, "web", "node_modules", "axe-core", "axe.min.js"));
    private static readonly string? Pictures = Environment.GetEnvironmentVariable("SMARTPARK_PICTURES") is { Length: > 0 } directory ? directory : null;
    private static readonly (string Theme, string Culture, int Width)[] Looks = [("light", "zh-CN", 1440), ("dark", "en", 390), ("dark", "en", 1440), ("light", "zh-CN", 390)];
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
        if (who is not null)
        {
            await DemoPortal.SignInAsync(page, who);
            paths = [.. await page.EvalOnSelectorAllAsync<string[]>("nav a[href^='/w']:not(.skip)", "links => [...new Set(links.map(a => a.getAttribute('href')))]"), "/w/me", .. MatchPages(who), "/w/messages/settings", "/w/search?q=%E8%AE%BE%E5%A4%87"];
        }
        var seen = new HashSet<string>();
        foreach (var path in paths)
        {
            await LookAsync(page, who, path, seen);
            var further = await page.QuerySelectorAsync(onward) is { } link ? await link.GetAttributeAsync("href") : null;
            if (further is not null) await LookAsync(page, who, further.Split('?')[0], seen);
        }
        seen.Count.ShouldBeGreaterThan(6);
        _faults.ShouldBeEmpty(string.Join('\n', _faults));
        _errors.ShouldBeEmpty(string.Join('\n', _errors));
    }

    /// <summary>Pages of policy matching that no menu leads to; the one that takes the calculator's answers over is a plain document.</summary>
    private static string[] MatchPages(string who) => who is "admin" or "partner" ? ["/w/match/brief", "/w/match/subscriptions", "/w/profile?tab=research", "/w/profile/calculator"] : ["/w/policies/opportunities/new", "/w/policies/rules?tab=exempt"];

    private async Task LookAsync(IPage page, string? who, string path, HashSet<string> seen)
    {
        if (!seen.Add(path)) return;
        foreach (var (theme, culture, width) in Pictures is null ? Looks[..2] : Looks)
        {
            await page.SetViewportSizeAsync(width, 900);
            await page.Context.AddCookiesAsync([new() { Name = "sp-theme", Value = theme, Url = portal.Address }, new() { Name = "sp-culture", Value = $"c%3D{culture}%7Cuic%3D{culture}", Url = portal.Address }]);
            var answer = await page.GotoAsync(path);
            if (answer?.Status != 200) _faults.Add($"{who} {path}: {answer?.Status}");
            if (path.StartsWith("/w", StringComparison.Ordinal) && path != "/w/profile/calculator") await page.WaitForSelectorAsync("[data-interactive=true]");
            if (await page.QuerySelectorAsync(".skeleton") is not null) await page.WaitForSelectorAsync(".skeleton", new() { State = WaitForSelectorState.Detached });
            var (wide, said) = (await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"), $"{who} {path} {theme} {culture} {width}");
            if (wide > width) _faults.Add($"{said}: {wide - width} px stick out");
            await AxeAsync(page, said);
            if (Pictures is not null) await page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"{who ?? "visitor"}{path.Split('?')[0].Replace('/', '_')}-{theme}-{culture}-{width}.png"), FullPage = true });
        }
    }

    private async Task AxeAsync(IPage page, string said)
    {
        await page.EvaluateAsync(Axe);
        var found = await page.EvaluateAsync<JsonElement>("async () => (await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })).violations.map(v => ({ id: v.id, help: v.help, node: v.nodes[0].html.slice(0, 200), why: v.nodes[0].failureSummary }))");
        foreach (var v in found.EnumerateArray()) _faults.Add($"{said}: {v.GetProperty("id")} {v.GetProperty("node")} {v.GetProperty("why")}");
    }
}
