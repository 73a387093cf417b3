using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using SmartPark.Face;
using SmartPark.Kernel.Files;
using SmartPark.Kernel.Live;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Identity.Imports;

/// <summary>A file on its way in: upload, preview with every bad cell, the word, progress, result. The run stands in the address, so a reload comes back to it.</summary>
public sealed partial class ImportPage : IDisposable
{
    private const long MostBytes = 20 * 1024 * 1024;
    private const int Piece = 64 * 1024;
    private readonly CancellationTokenSource _leaving = new();
    private IDisposable? _listening;
    private ImportRow? _run;
    private Refusal? _refusal;
    private long _read;
    private long? _size;
    private int _done;
    private bool _busy;

    [Inject] private IUseCases UseCases { get; set; } = default!;

    [Inject] private ILive Live { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private RefusalTexts Refusals { get; set; } = default!;

    private PageAddress Address => PageAddress.Of(Navigation.Uri);

    private ImportKind Kind => Address.Path.EndsWith("people", StringComparison.Ordinal) ? ImportKind.People : ImportKind.Enterprises;

    /// <inheritdoc/>
    public void Dispose()
    {
        _listening?.Dispose();
        _leaving.Cancel();
        _leaving.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        if (!Guid.TryParse(Address["run"], out var id)) return;
        Listen(id);
        await RefreshAsync(id);
    }

    private void Listen(Guid id)
    {
        _listening?.Dispose();
        _listening = Live.Subscribe("import:" + id, payload => InvokeAsync(async () =>
        {
            if (_leaving.IsCancellationRequested) return;
            if (int.TryParse(payload.Split('/')[0], out var done)) _done = done;
            else await RefreshAsync(id);
            StateHasChanged();
        }));
    }

    private async Task RefreshAsync(Guid id)
    {
        var found = await UseCases.SendAsync(new GetImport(id), _leaving.Token);
        (_run, _refusal) = (found.Value, found.Refusal);
    }

    private async Task ReadAsync(InputFileChangeEventArgs chosen)
    {
        if (_busy) return;
        (_busy, _refusal, _read, _size) = (true, null, 0, chosen.File.Size);
        StateHasChanged();
        try
        {
            var stored = chosen.File.Size > MostBytes ? new Refusal("file.too-large") { Args = [MostBytes / 1024 / 1024] } : await StoreAsync(chosen.File);
            if (!stored.Succeeded) _refusal = stored.Refusal;
            else await PreviewAsync(stored.Value.Id);
        }
        catch (IOException)
        {
            _refusal = new("file.not-found");
        }
        finally
        {
            _busy = false;
        }
    }

    private async Task<Result<FileRow>> StoreAsync(IBrowserFile file)
    {
        await using var upload = file.OpenReadStream(MostBytes, _leaving.Token);
        using var content = new MemoryStream();
        var piece = new byte[Piece];
        for (int got; (got = await upload.ReadAsync(piece, _leaving.Token)) > 0;)
        {
            content.Write(piece, 0, got);
            _read = content.Length;
            StateHasChanged();
        }
        content.Position = 0;
        return await UseCases.SendAsync(new StoreFile(file.Name, content), _leaving.Token);
    }

    private async Task PreviewAsync(Guid file)
    {
        var read = Kind == ImportKind.People ? await UseCases.SendAsync(new PreviewPeople(file), _leaving.Token) : await UseCases.SendAsync(new PreviewEnterprises(file), _leaving.Token);
        (_run, _refusal) = (read.Value, read.Refusal);
        if (_run is { } run) Keep(run.Id);
    }

    private async Task StartAsync()
    {
        (_busy, _done) = (true, 0);
        try
        {
            var started = await UseCases.SendAsync(new StartImport(_run!.Id), _leaving.Token);
            var refusal = started.Refusal;
            await RefreshAsync(_run.Id);
            _refusal = refusal ?? _refusal;
        }
        finally
        {
            _busy = false;
        }
    }

    private async Task CancelAsync() => _refusal = (await UseCases.SendAsync(new CancelImport(_run!.Id), _leaving.Token)).Refusal;

    private void Again()
    {
        (_run, _refusal, _done) = (null, null, 0);
        Navigation.NavigateTo(Address.Path, replace: true);
    }

    private void Keep(Guid id)
    {
        Listen(id);
        Navigation.NavigateTo(PageAddress.Of(Address.Path).With("run", id.ToString()).ToString(), replace: true);
    }

    private string Sentence(ImportProblem p) => Refusals.For(new Refusal(p.Code) { Args = [.. p.Args.Concat(Enumerable.Repeat("", 8)).Take(8)] });
}
