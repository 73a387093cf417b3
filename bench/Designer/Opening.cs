using System.Diagnostics;
using Microsoft.Playwright;
using SmartPark.Bench.Portal;

namespace SmartPark.Bench.Designer;

/// <summary>Opens the drawing page as a park's manager does.</summary>
internal static class Opening
{
    public static async Task<IPage> SignInAsync(IBrowser browser, Uri address)
    {
        var context = await browser.NewContextAsync(new() { BaseURL = address.ToString(), Locale = "zh-CN", ViewportSize = new() { Width = 1440, Height = 900 } });
        context.SetDefaultTimeout(60_000);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/account/sign-in");
        await page.FillAsync("input[name=login]", Portals.Manager);
        await page.FillAsync("input[name=password]", Portals.Password);
        await page.ClickAsync("form[action*='sign-in'] button[type=submit].primary");
        await page.WaitForURLAsync("**/w");
        return page;
    }

    /// <returns>Id of the working version.</returns>
    /// <exception cref="InvalidOperationException">It was refused.</exception>
    public static async Task<string> StoreAsync(IPage page, Uri address, string key, string document)
    {
        var answer = await page.APIRequest.PutAsync(new Uri(address, "/api/v1/workflows/definitions").ToString(), new() { DataObject = new { key, name = "大流程", document, version = 0 } });
        return answer.Ok ? (await answer.JsonAsync())!.Value.GetString()! : throw new InvalidOperationException(await answer.TextAsync());
    }

    /// <returns>Milliseconds from the start of the navigation to the last element drawn and the panel filled.</returns>
    public static async Task<double> MeasureAsync(IPage page, Uri address, string id, int elements)
    {
        await page.GotoAsync(new Uri(address, "/w/me").ToString());
        await page.WaitForSelectorAsync("[data-interactive=true]");
        var at = Stopwatch.GetTimestamp();
        await page.GotoAsync(new Uri(address, $"/w/processes/{id}/draw").ToString(), new() { WaitUntil = WaitUntilState.Commit });
        await page.WaitForFunctionAsync("count => document.querySelectorAll('.draw-canvas .djs-shape[data-element-id^=n]').length >= count && document.querySelector('#p-about') && !document.querySelector('.draw-tools + .draw-canvas:empty')", elements, new() { PollingInterval = 20 });
        return Stopwatch.GetElapsedTime(at).TotalMilliseconds;
    }
}
