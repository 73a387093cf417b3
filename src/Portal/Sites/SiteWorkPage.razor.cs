using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.Extensions.Localization;
using Radzen;
using SmartPark.Face;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.UseCases;
using SmartPark.Portal.Articles;
using SmartPark.Portal.Face;

namespace SmartPark.Portal.Sites;

/// <summary>The park's site: name, colours, address, words, columns and deadlines. The contrast of the accent is checked while it is chosen.</summary>
public sealed partial class SiteWorkPage
{
    private const string Standard = "#0f62a8";
    private readonly List<string> _home = [];
    private Loaded<SiteSettings>? _loaded;
    private TextEditor? _introField;
    private TextEditor? _introEnField;
    private IReadOnlyList<ColumnRow> _columns = [];
    private Refusal? _refusal;
    private string? _accentProblem;
    private string? _domain;
    private string? _accent;
    private double? _contrast;
    private Guid? _logo;
    private long _version;
    private string _saved = "";
    private string _slug = "";
    private string _name = "";
    private string _nameEn = "";
    private string _intro = "";
    private string _introEn = "";
    private string _phone = "";
    private string _email = "";
    private string _postal = "";
    private string _footer = "";
    private int _question = 5;
    private int _complaint = 5;
    private int _suggestion = 5;
    private bool _accentFits;
    private bool _othersReview;
    private bool _busy;

    [Inject] private IUseCases UseCases { get; set; } = default!;

    [Inject] private RefusalTexts Refusals { get; set; } = default!;

    [Inject] private Toasts Toasts { get; set; } = default!;

    [Inject] private DialogService Dialogs { get; set; } = default!;

    [Inject] private IStringLocalizer<SitesBenchText> Text { get; set; } = default!;

    [Inject] private IStringLocalizer<ArticlesBenchText> ArticleText { get; set; } = default!;

    private bool Unsaved => _saved.Length > 0 && Mark() != _saved;

    private async Task<Result<SiteSettings>> LoadAsync(CancellationToken ct)
    {
        var read = await UseCases.SendAsync(new GetSiteSettings(), ct);
        if (read.Value is not { } settings) return read;
        _columns = (await UseCases.SendAsync(new ListColumns(settings.Site.Park), ct)).Value ?? [];
        Take(settings);
        return read;
    }

    private void Take(SiteSettings settings)
    {
        var site = settings.Site;
        (_version, _slug, _name, _nameEn, _domain, _logo) = (settings.Version, site.Slug, site.Name, site.NameEn, site.Domain, site.LogoFileId);
        (_intro, _introEn, _phone, _email, _postal, _footer) = (site.Intro, site.IntroEn, site.Contact.Phone, site.Contact.Email, site.Contact.Address, site.Footer);
        (_question, _complaint, _suggestion, _othersReview) = (settings.Days.Question, settings.Days.Complaint, settings.Days.Suggestion, settings.OthersReview);
        _home.Clear();
        _home.AddRange(site.HomeColumns);
        TakeAccent(site.Accent);
        (_refusal, _saved) = (null, Mark());
    }

    private string? Say(string field) => Refusals.About(_refusal, field);

    /// <summary>Against white: the text on solid buttons, and links on white surfaces.</summary>
    private void TakeAccent(string? typed)
    {
        _accent = string.IsNullOrWhiteSpace(typed) ? null : typed.Trim().ToLowerInvariant();
        var problem = AccentColour.Check(_accent, nameof(ChangeSite.Accent));
        _accentFits = _accent is not null && problem?.Code != "site.accent";
        _contrast = _accentFits ? AccentColour.Contrast(_accent!, "#f5f7fa") : null;
        _accentProblem = problem is null ? null : Refusals.For(problem);
    }

    private void Move(int from, int to)
    {
        var code = _home[from];
        _home.RemoveAt(from);
        _home.Insert(to, code);
    }

    private async Task ColumnsAsync()
    {
        if ((await UseCases.SendAsync(new GetSiteSettings())).Value is { } settings) _columns = (await UseCases.SendAsync(new ListColumns(settings.Site.Park))).Value ?? _columns;
        _home.RemoveAll(c => _columns.All(o => o.Code != c));
    }

    private ChangeSite Change(long version) => new(
        version, _slug, _name, _nameEn, _domain, _logo, _accent, _intro, _introEn, new(_phone, _email, _postal), _footer, [.. _home], new(_question, _complaint, _suggestion), _othersReview);

    private string Mark() => string.Join('\u001f',
        _slug, _name, _nameEn, _domain, _logo, _accent, _intro, _introEn, _phone, _email, _postal, _footer, string.Join(';', _home), _question, _complaint, _suggestion, _othersReview);

    private Task SaveAsync() => SaveAsync(_version);

    private async Task KeepMineAsync()
    {
        if ((await UseCases.SendAsync(new GetSiteSettings())).Value is { } now) await SaveAsync(now.Version);
    }

    private async Task SaveAsync(long version)
    {
        if (_introField is not null) _intro = await _introField.FlushAsync();
        if (_introEnField is not null) _introEn = await _introEnField.FlushAsync();
        _busy = true;
        var saved = await UseCases.SendAsync(Change(version));
        (_busy, _refusal) = (false, saved.Refusal);
        if (!saved.Succeeded) return;
        Toasts.Show(Text["Done.Saved"]);
        if (_loaded is not null) await _loaded.ReloadAsync();
    }

    private async Task LeaveAsync(LocationChangingContext leaving)
    {
        var options = new ConfirmOptions { OkButtonText = Text["LeaveVerb"], CancelButtonText = Text["StayVerb"], CloseDialogOnEsc = true };
        if (Unsaved && await Dialogs.Confirm(Text["LeaveConsequence"], Text["LeaveTitle"], options) != true) leaving.PreventNavigation();
    }
}
