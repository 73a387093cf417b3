using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace SmartPark.Portal.Face;

/// <summary>The workbench's script (bench.js) of one component; loaded when first needed, let go with the component.</summary>
internal sealed class BenchScript(IJSRuntime runtime, ResourceAssetCollection assets) : IAsyncDisposable
{
    private const int MostBytes = 1024 * 1024;
    private IJSObjectReference? _module;

    public async Task RunAsync(string function, params object?[] args) => await (await ModuleAsync()).InvokeVoidAsync(function, args);

    public async Task<T> AskAsync<T>(string function, params object?[] args) => await (await ModuleAsync()).InvokeAsync<T>(function, args);

    /// <summary>A text of any length up to 1 MB, or null when the browser has none to give.</summary>
    public async Task<string?> TextAsync(string function, params object?[] args) =>
        await (await ModuleAsync()).InvokeAsync<IJSStreamReference?>(function, args) is { } reference ? await ReadAsync(reference) : null;

    /// <summary>What the script sent, without the sign it puts before every text.</summary>
    public static async Task<string> ReadAsync(IJSStreamReference reference)
    {
        await using (reference)
        {
            await using var stream = await reference.OpenReadStreamAsync(MostBytes);
            using var reader = new StreamReader(stream);
            return (await reader.ReadToEndAsync())[1..];
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_module is null) return;
        try
        {
            await _module.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The page is gone, and the script with it.
        }
    }

    private async Task<IJSObjectReference> ModuleAsync() => _module ??= await runtime.InvokeAsync<IJSObjectReference>("import", "/" + assets["bench.js"]);
}
