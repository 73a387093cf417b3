using Microsoft.Playwright;
using SmartPark.EndToEnd.Tests.Faults;
using Xunit;

namespace SmartPark.EndToEnd.Tests.Journeys;

/// <summary>The portal as the README's first command starts it, with the demo park, and Debian's Chromium.</summary>
public class DemoPortal : IAsyncLifetime
{
    private static readonly int Latency = int.Parse(System.Environment.GetEnvironmentVariable("SMARTPARK_LATENCY") ?? "0", System.Globalization.CultureInfo.InvariantCulture);
    private const string Password = "Liaohe-Bay-2026-Tide";
    private static readonly Lazy<Task<Installation>> Started = new(StartOnceAsync);
    private readonly Installation _installation = Installation.Empty();
    private PortalProcess? _portal;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public string Address => _portal!.Address.ToString().TrimEnd('/');

    /// <summary>Where its data is.</summary>
    protected string DataDirectory => _installation.Directory;

    /// <summary>Asks the database behind the portal's back.</summary>
    protected IReadOnlyList<string> Rows(string sql) => _installation.Rows(sql);

    /// <summary>Environment of the process besides the demo's.</summary>
    protected virtual IReadOnlyDictionary<string, string>? Environment => null;

    public async ValueTask InitializeAsync()
    {
        var started = await Started.Value;
        foreach (var file in Directory.GetFiles(started.Directory, "*", SearchOption.AllDirectories))
        {
            var copy = new FileInfo(Path.Combine(_installation.Directory, Path.GetRelativePath(started.Directory, file)));
            copy.Directory!.Create();
            File.Copy(file, copy.FullName);
        }
        _installation.Environment["SmartPark__Demo"] = "true";
        _portal = await PortalProcess.ServeAsync(_installation, Environment);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (_portal is not null) await _portal.DisposeAsync();
        _installation.Dispose();
    }

    /// <summary>A fresh browser profile that reports what goes wrong in its console.</summary>
    public async Task<IPage> VisitorAsync(List<string> errors, int width = 1440)
    {
        var context = await _browser!.NewContextAsync(new() { BaseURL = Address, Locale = "zh-CN", ViewportSize = new() { Width = width, Height = 900 } });
        context.SetDefaultTimeout(45_000);
        if (Latency > 0) await context.RouteWebSocketAsync("**/*", Slow);
        var page = await context.NewPageAsync();
        page.Console += (_, message) => { if (message.Type == "error") errors.Add($"{page.Url}: {message.Text}"); };
        page.PageError += (_, error) => errors.Add($"{page.Url}: {error}");
        return page;
    }

    /// <summary>Signs in through the form, as a person does.</summary>
    public static async Task SignInAsync(IPage page, string login, string? password = null, string at = "")
    {
        await GivePasswordAsync(page, login, password, at);
        await page.WaitForURLAsync("**/w");
        await LiveAsync(page);
    }

    /// <summary>Fills the sign-in form and sends it; where that leads is the caller's to see.</summary>
    public static async Task GivePasswordAsync(IPage page, string login, string? password = null, string at = "")
    {
        await page.GotoAsync(at + "/account/sign-in");
        await FillPasswordAsync(page, login, password);
    }

    /// <summary>The same on the sign-in page that is open already.</summary>
    public static async Task FillPasswordAsync(IPage page, string login, string? password = null)
    {
        await page.FillAsync("input[name=login]", login.Contains('@', StringComparison.Ordinal) ? login : login + "@demo.example");
        await page.FillAsync("input[name=password]", password ?? Password);
        await page.ClickAsync("form[action*='sign-in'] button[type=submit].primary");
    }

    /// <summary>Opens a workbench page and waits until it answers to clicks.</summary>
    public static async Task OpenAsync(IPage page, string path)
    {
        await page.GotoAsync(path);
        await LiveAsync(page);
    }

    /// <summary>Picks files, once the page has taken the input over: it hears of what is picked only then.</summary>
    public static async Task GiveFilesAsync(IPage page, string input, params FilePayload[] files)
    {
        await page.WaitForFunctionAsync("input => document.querySelector(input)?._blazorInputFileNextFileId !== undefined", input);
        await page.SetInputFilesAsync(input, files);
    }

    /// <summary>The first start, with everything the demo park does then, once a test process; each portal serves a copy of what it left.</summary>
    private static async Task<Installation> StartOnceAsync()
    {
        var first = Installation.Empty();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => first.Dispose();
        first.Environment["SmartPark__Demo"] = "true";
        await using var portal = await PortalProcess.ServeAsync(first);
        var outboxes = first.Rows("select name from sqlite_master where type = 'table' and name like '%outbox'");
        var waiting = string.Join(" union all ", outboxes.Select(o => $"select 1 from \"{o}\" where delivered_at is null and parked_at is null"));
        await Poll.UntilAsync(() => Task.FromResult(first.Rows(waiting).Count == 0), TimeSpan.FromSeconds(60), () => "events of the first start wait: " + portal.Error + portal.Output);
        await portal.StopAsync();
        return first;
    }

    /// <summary>A network on which everything a live page says and hears takes SMARTPARK_LATENCY milliseconds, one way.</summary>
    private static void Slow(IWebSocketRoute page)
    {
        var server = page.ConnectToServer();
        Pass(page, server);
        Pass(server, page);

        static void Pass(IWebSocketRoute from, IWebSocketRoute to)
        {
            var last = Task.CompletedTask;
            from.OnMessage(frame =>
            {
                var (before, arrives) = (last, Task.Delay(Latency));
                last = PassAsync();

                async Task PassAsync()
                {
                    await Task.WhenAll(before, arrives);
                    if (frame.Binary is { } bytes) to.Send(bytes);
                    else to.Send(frame.Text!);
                }
            });
        }
    }

    private static Task LiveAsync(IPage page) => page.WaitForSelectorAsync("[data-interactive=true]");
}
