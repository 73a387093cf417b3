using System.Text.Json;
using Microsoft.Playwright;
using Shouldly;
using SmartPark.EndToEnd.Tests.Faults;

namespace SmartPark.EndToEnd.Tests.Journeys;

/// <summary>Looks at pages in both themes, languages and widths, and photographs them into the directory that SMARTPARK_PICTURES names.</summary>
internal static class Look
{
    private static readonly string Axe = File.ReadAllText(Path.Combine(Binary.PortalSource, "web", "node_modules", "axe-core", "axe.min.js"));
    private static readonly string? Pictures = Environment.GetEnvironmentVariable("SMARTPARK_PICTURES") is { Length: > 0 } directory ? directory : null;

    /// <summary>The first two show every theme, language and width.</summary>
    public static readonly IReadOnlyList<(string Theme, string Culture, int Width)> All =
    [
        ("light", "zh-CN", 1440), ("dark", "en", 390), ("dark", "en", 1440), ("light", "zh-CN", 390),
        ("light", "en", 1440), ("dark", "zh-CN", 390), ("dark", "zh-CN", 1440), ("light", "en", 390),
    ];

    public static bool Photographs => Pictures is not null;

    public static async Task WearAsync(IPage page, string theme, string culture, int width)
    {
        await page.SetViewportSizeAsync(width, 900);
        var address = new Uri(page.Url).GetLeftPart(UriPartial.Authority);
        await page.Context.AddCookiesAsync([new() { Name = "sp-theme", Value = theme, Url = address }, new() { Name = "sp-culture", Value = $"c%3D{culture}%7Cuic%3D{culture}", Url = address }]);
    }

    /// <summary>What sticks out of the window, and what axe-core finds against WCAG 2.2 A and AA.</summary>
    public static async Task<IReadOnlyList<string>> FaultsAsync(IPage page, string said, int width)
    {
        var wide = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth");
        await page.EvaluateAsync("() => window.scrollTo(0, 0)");
        await page.EvaluateAsync(Axe);
        var found = await page.EvaluateAsync<JsonElement>("async () => (await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })).violations.map(v => ({ id: v.id, node: v.nodes[0].html.slice(0, 200), why: v.nodes[0].failureSummary }))");
        var against = found.EnumerateArray().Select(v => $"{said}: {v.GetProperty("id")} {v.GetProperty("node")} {v.GetProperty("why")}");
        return wide > width ? [$"{said}: {wide - width} px stick out", .. against] : [.. against];
    }

    /// <summary>One state of a page in all eight ways; afterwards the window is wide and the page light and Chinese again.</summary>
    /// <param name="page">The page.</param>
    /// <param name="name">Name of its pictures.</param>
    /// <param name="open">Brings the page into that state; given the width.</param>
    public static async Task AtAllAsync(IPage page, string name, Func<int, Task> open)
    {
        var faults = new List<string>();
        foreach (var (theme, culture, width) in All.Reverse())
        {
            await WearAsync(page, theme, culture, width);
            await open(width);
            faults.AddRange(await FaultsAsync(page, $"{name} {theme} {culture} {width}", width));
            await PictureAsync(page, $"{name}-{theme}-{culture}-{width}");
        }
        faults.ShouldBeEmpty(string.Join('\n', faults));
    }

    public static async Task PictureAsync(IPage page, string name)
    {
        if (Pictures is null) return;
        await page.WaitForTimeoutAsync(400);
        await page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, name + ".png"), FullPage = true });
    }
}
