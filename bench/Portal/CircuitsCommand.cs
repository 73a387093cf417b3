using Microsoft.Playwright;

namespace SmartPark.Bench.Portal;

/// <summary>Managed memory an idle page of the workbench holds in the server, by forced collections before and after real browser tabs open it.</summary>
internal static class CircuitsCommand
{
    private const double MostKilobytes = 500;
    private const int Warm = 2;
    private static readonly (string Name, string Path)[] Pages = [("cockpit", "/w"), ("articles", "/w/articles"), ("messages", "/w/messages"), ("own account", "/w/me")];
    private static readonly string[] Flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    public static async Task<int> RunAsync(bool quick)
    {
        var tabs = quick ? 4 : 20;
        var directory = Directory.CreateTempSubdirectory("smartpark-bench-");
        try
        {
            await using var portal = await Portals.StartAsync(directory.FullName, hook: typeof(Heap).Assembly.Location);
            using var playwright = await Playwright.CreateAsync();
            await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Args = Flags });
            var person = await SignInAsync(browser, portal.Address);
            Console.WriteLine($"{tabs} idle tabs of a signed-in park manager each; managed heap after forced collection");
            Console.WriteLine("| page | circuits | KB per circuit | of the limit |");
            Console.WriteLine("|---|---|---|---|");
            var worst = 0.0;
            await MeasureAsync(portal, person, Pages[0].Path, tabs); // what the first circuits leave behind for all later ones is nobody's
            foreach (var (name, path) in Pages)
            {
                var kilobytes = await MeasureAsync(portal, person, path, tabs);
                worst = Math.Max(worst, kilobytes);
                Console.WriteLine($"| {name} ({path}) | {tabs} | {kilobytes:F0} | {kilobytes / MostKilobytes:F2} |");
            }
            Console.WriteLine($"at most {MostKilobytes:F0} KB asked: {(worst <= MostKilobytes ? "holds" : "MISSED")}");
            return worst <= MostKilobytes ? 0 : 1;
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private static async Task<IBrowserContext> SignInAsync(IBrowser browser, Uri address)
    {
        var context = await browser.NewContextAsync(new() { BaseURL = address.ToString(), Locale = "zh-CN", ViewportSize = new() { Width = 1440, Height = 900 } });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/account/sign-in");
        await page.FillAsync("input[name=login]", Portals.Manager);
        await page.FillAsync("input[name=password]", Portals.Password);
        await page.ClickAsync("form[action='/account/sign-in'] button[type=submit]");
        await page.WaitForSelectorAsync("[data-interactive=true]", new() { Timeout = 90_000 });
        await page.CloseAsync();
        return context;
    }

    /// <summary>Two tabs of the page stay open from before the first collection, so what the page loads once for all is not counted.</summary>
    private static async Task<double> MeasureAsync(Served portal, IBrowserContext person, string path, int tabs)
    {
        var open = new List<IPage>();
        for (var i = 0; i < Warm; i++) open.Add(await OpenAsync(person, path));
        var before = await Heap.WhenAsync(portal, Warm);
        for (var i = 0; i < tabs; i++) open.Add(await OpenAsync(person, path));
        var after = await Heap.WhenAsync(portal, Warm + tabs);
        foreach (var page in open) await page.CloseAsync(new() { RunBeforeUnload = true });
        await Heap.WhenAsync(portal, 0);
        return (after.Bytes - before.Bytes) / 1024.0 / tabs;
    }

    private static async Task<IPage> OpenAsync(IBrowserContext person, string path)
    {
        var page = await person.NewPageAsync();
        var answer = await page.GotoAsync(path);
        if (answer?.Status != 200) throw new InvalidOperationException($"{path} answered {answer?.Status}");
        await page.WaitForSelectorAsync("[data-interactive=true]", new() { Timeout = 60_000 });
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        return page;
    }
}
