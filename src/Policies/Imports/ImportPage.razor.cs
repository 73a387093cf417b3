using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using SmartPark.Kernel.Files;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Policies.Imports;

/// <summary>Upload, look, confirm. The file stays on the server between looking and confirming; nothing is imported before.</summary>
public sealed partial class ImportPage
{
    private const long MostBytes = 10L * 1024 * 1024;

    private CancellationTokenSource? _work;
    private ImportPreview? _preview;
    private ImportOutcome? _outcome;
    private Refusal? _refusal;
    private Guid _file;
    private string _name = "";
    private string _doing = "Uploading";
    private long _done;
    private long? _total;
    private bool _publish;

    [Inject] private IUseCases UseCases { get; set; } = default!;

    private static string Template =>
        $"/_content/SmartPark.Policies/policies-template.{(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? "en" : "zh")}.xlsx";

    /// <inheritdoc/>
    public void Dispose()
    {
        _work?.Cancel();
        _work?.Dispose();
    }

    private void Again() => (_preview, _outcome, _refusal) = (null, null, null);

    private Task CancelAsync() => _work?.CancelAsync() ?? Task.CompletedTask;

    private Task TakeAsync(InputFileChangeEventArgs e) => WorkAsync("Uploading", async ct =>
    {
        Again();
        _name = e.File.Name;
        if (e.File.Size > MostBytes)
        {
            _refusal = Refusal.With("file.too-large", null, MostBytes / 1024 / 1024);
            return;
        }
        _total = e.File.Size;
        await using var content = new CountedStream(e.File.OpenReadStream(MostBytes, ct), Told);
        var stored = await UseCases.SendAsync(new StoreFile(e.File.Name, content), ct);
        if (!stored.Succeeded)
        {
            _refusal = stored.Refusal;
            return;
        }
        (_file, _doing, _done, _total) = (stored.Value.Id, "Reading", 0, null);
        StateHasChanged();
        var preview = await UseCases.SendAsync(new PreviewPolicyImport(_file), ct);
        (_preview, _refusal) = (preview.Value, preview.Refusal);
    });

    private Task ImportAsync() => WorkAsync("Importing", async ct =>
    {
        var imported = await UseCases.SendAsync(new ImportPolicyFile(_file, _publish), ct);
        (_outcome, _refusal) = (imported.Value, imported.Refusal);
    });

    private async Task WorkAsync(string doing, Func<CancellationToken, Task> work)
    {
        _work = new();
        (_doing, _done, _total, _refusal) = (doing, 0, null, null);
        StateHasChanged();
        try
        {
            await work(_work.Token);
        }
        catch (OperationCanceledException) when (_work.IsCancellationRequested)
        {
            _refusal = new("policy.import-cancelled");
        }
        _work.Dispose();
        _work = null;
    }

    private void Told(long done) => _ = InvokeAsync(() =>
    {
        _done = done;
        StateHasChanged();
    });
}
