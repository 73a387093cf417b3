using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;
using Radzen;
using SmartPark.Face;
using SmartPark.Identity.People;
using SmartPark.Identity.Tenants;
using SmartPark.Kernel.Files;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;
using SmartPark.Portal.Face;

namespace SmartPark.Portal.Articles;

/// <summary>Writes an article: what was typed is never lost, neither to a refusal, nor to another editor, nor to a broken line.</summary>
public sealed partial class ArticleWorkPage : IAsyncDisposable
{
    private readonly Dictionary<Guid, string> _names = [];
    private IReadOnlyList<Crumb> _crumbs = [];
    private IReadOnlyList<ColumnRow> _columns = [];
    private IReadOnlyList<TenantRow> _tenants = [];
    private ArticleForm? _form;
    private ArticleDraft? _draft;
    private ArticleDraft? _conflict;
    private Refusal? _missing;
    private Refusal? _refusal;
    private TextEditor? _editor;
    private BenchScript? _script;
    private KeptArticle? _kept;
    private string _saved = "";
    private string _conflictBy = "";
    private bool _mayPublish;
    private bool _saving;

    /// <summary>The article; null for a new one.</summary>
    [Parameter] public Guid? Id { get; set; }

    [Inject] private IUseCases UseCases { get; set; } = default!;

    [Inject] private RefusalTexts Refusals { get; set; } = default!;

    [Inject] private Toasts Toasts { get; set; } = default!;

    [Inject] private ParkTime Park { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private DialogService Dialogs { get; set; } = default!;

    [Inject] private IJSRuntime Runtime { get; set; } = default!;

    [Inject] private IStringLocalizer<ArticlesBenchText> Text { get; set; } = default!;

    private bool Unsaved => _form is not null && MayChange && _form.Mark() != _saved;

    private bool Steps => _draft is not null;

    private bool MayChange => _draft?.State switch
    {
        ArticleState.InReview => false,
        ArticleState.Scheduled or ArticleState.Published => _mayPublish,
        _ => true,
    };

    private string KeptKey => $"smartpark-article-{Id?.ToString() ?? "new"}";

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_script is not null) await _script.DisposeAsync();
    }

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        _crumbs = [new(Text["Articles"], "/w/articles")];
        if ((await UseCases.SendAsync(new Me())).Value is not { } me) return;
        _mayPublish = me.Permissions.Contains(PortalPermissions.PublishArticles);
        if (me.Tenant is not { } tenant) return;
        _columns = (await UseCases.SendAsync(new ListColumns(tenant.Id))).Value ?? [];
        if (me.Permissions.Contains(SmartPark.Identity.IdentityPermissions.TenantsRead)) _tenants = (await UseCases.SendAsync(new FindTenants(OfPark: tenant.Id, Paging: new(Size: Paging.MaxSize)))).Value?.Rows ?? [];
    }

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (Id == _draft?.ArticleId && _form is not null) return;
        (_draft, _form, _conflict, _refusal, _missing, _kept) = (null, null, null, null, null, null);
        if (Id is null) Start(new ArticleForm());
        else await ReadAgainAsync();
        if (RendererInfo.IsInteractive) await LookForKeptAsync();
    }

    private void Start(ArticleForm form) => (_form, _saved) = (form, form.Mark());

    private async Task ReadAgainAsync()
    {
        var read = await UseCases.SendAsync(new GetArticleForEdit(Id!.Value));
        if (!read.Succeeded)
        {
            _missing = read.Refusal;
            return;
        }
        foreach (var file in (read.Value.Text.Attachments ?? []).Where(f => !_names.ContainsKey(f)))
            _names[file] = (await UseCases.SendAsync(new OpenFile(file))).Value?.Name ?? Text["FileGone"];
        (_draft, _conflict, _refusal) = (read.Value, null, null);
        Start(ArticleForm.Of(read.Value.Text, id => _names[id], Park));
    }

    private string? Say(string field) => Refusals.About(_refusal, field);

    private async Task BodyTypedAsync(string body)
    {
        _form!.Body = body;
        await TypedAsync();
    }

    /// <summary>The browser keeps what was typed until it is saved: a closed tab or a lost circuit costs nothing.</summary>
    private async Task TypedAsync()
    {
        if (_script is not null && Unsaved) await _script.RunAsync("keep", KeptKey, JsonSerializer.Serialize(KeptArticle.Of(_form!, _draft?.Version ?? 0)));
    }

    private async Task LookForKeptAsync()
    {
        _script ??= new(Runtime, Assets);
        if (await _script.TextAsync("kept", KeptKey) is not { Length: > 0 } json || _form is null) return;
        try
        {
            _kept = JsonSerializer.Deserialize<KeptArticle>(json) is { } kept && kept.DiffersFrom(_form) ? kept : null;
        }
        catch (JsonException)
        {
            _kept = null;
        }
    }

    private void RestoreKept()
    {
        _kept?.PutInto(_form!);
        _kept = null;
    }

    private async Task ForgetKeptAsync()
    {
        _kept = null;
        if (_script is not null) await _script.RunAsync("forget", KeptKey);
    }

    private async Task SaveAsync()
    {
        if (await SavedAsync() is not null) Toasts.Show(Text["Done.Saved"]);
    }

    /// <summary>Saves when there is something to save.</summary>
    /// <returns>The article as stored; null when it was refused and the page says why.</returns>
    private async Task<ArticleDraft?> SavedAsync()
    {
        if (_editor is not null) _form!.Body = await _editor.FlushAsync();
        if (_draft is not null && !Unsaved) return _draft;
        _saving = true;
        var saved = _draft is null ? await StartAsync() : await ChangeAsync(_draft.Version);
        _saving = false;
        return saved;
    }

    private async Task<ArticleDraft?> StartAsync()
    {
        var written = await UseCases.SendAsync(new WriteArticle(_form!.ToText(Park)));
        _refusal = written.Refusal;
        if (!written.Succeeded) return null;
        await ForgetKeptAsync();
        Start(_form);
        Navigation.NavigateTo($"/w/articles/{written.Value}", replace: true);
        return (await UseCases.SendAsync(new GetArticleForEdit(written.Value))).Value;
    }

    private async Task<ArticleDraft?> ChangeAsync(long version)
    {
        var changed = await UseCases.SendAsync(new ChangeArticle(_draft!.ArticleId, version, _form!.ToText(Park)));
        _refusal = changed.Refusal?.Code == "conflict.changed" ? null : changed.Refusal;
        if (!changed.Succeeded)
        {
            if (changed.Refusal.Code == "conflict.changed") await ConflictAsync();
            return null;
        }
        await ForgetKeptAsync();
        await ReadAgainAsync();
        return _draft;
    }

    private async Task ConflictAsync()
    {
        var now = await UseCases.SendAsync(new GetArticleForEdit(_draft!.ArticleId));
        if (!now.Succeeded)
        {
            _refusal = now.Refusal;
            return;
        }
        _conflict = now.Value;
        var last = await UseCases.SendAsync(new ArticleHistory(_draft.ArticleId, new(Size: 1)));
        _conflictBy = last.Value is { Rows: [var newest, ..] } ? newest.By : Text["Somebody"];
    }

    private async Task KeepMineAsync()
    {
        if (_editor is not null) _form!.Body = await _editor.FlushAsync();
        if (await ChangeAsync(_conflict!.Version) is not null) Toasts.Show(Text["Done.Saved"]);
    }

    private async Task TakeTheirsAsync()
    {
        await ForgetKeptAsync();
        await ReadAgainAsync();
    }

    /// <summary>Before a restore: what was typed and not saved would be gone, so it asks.</summary>
    private async Task<bool> LeaveTypedAsync() => !Unsaved || await AskAsync();

    private async Task LeaveAsync(LocationChangingContext leaving)
    {
        if (Unsaved && !await AskAsync()) leaving.PreventNavigation();
    }

    private async Task<bool> AskAsync() =>
        await Dialogs.Confirm(Text["LeaveConsequence"], Text["LeaveTitle"], new ConfirmOptions { OkButtonText = Text["LeaveVerb"], CancelButtonText = Text["StayVerb"], CloseDialogOnEsc = true }) == true;
}
