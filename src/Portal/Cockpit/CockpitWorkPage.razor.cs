using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using SmartPark.Face;
using SmartPark.Identity.People;
using SmartPark.Kernel.Live;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;
using SmartPark.Portal.Articles;
using SmartPark.Portal.Enquiries;
using SmartPark.Portal.Face;
using SmartPark.Portal.Messages;

namespace SmartPark.Portal.Cockpit;

/// <summary>The first page of the workbench: at most seven figures, what wants action today, and the latest messages. New messages appear while it stands open.</summary>
public sealed partial class CockpitWorkPage : IDisposable
{
    private const int Most = 6;
    private Loaded<CockpitPage>? _figures;
    private Loaded<IReadOnlyList<TodoRow>>? _todo;
    private Loaded<Page<MessageRow>>? _messages;
    private IDisposable? _live;
    private MeRow? _me;

    [Inject] private IUseCases UseCases { get; set; } = default!;

    [Inject] private ILive Live { get; set; } = default!;

    [Inject] private ParkTime Park { get; set; } = default!;

    [Inject] private IStringLocalizer<CockpitBenchText> Text { get; set; } = default!;

    [Inject] private IStringLocalizer<EnquiriesBenchText> EnquiryText { get; set; } = default!;

    [Inject] private IStringLocalizer<ArticlesBenchText> ArticleText { get; set; } = default!;

    private bool IsFirm => _me?.Tenant?.Kind is TenantKinds.Enterprise or TenantKinds.Partner;

    /// <inheritdoc/>
    public void Dispose() => _live?.Dispose();

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        _me = (await UseCases.SendAsync(new Me())).Value;
        if (_me is null || !RendererInfo.IsInteractive) return;
        _live = Live.Subscribe($"messages:{_me.Person}", _ => InvokeAsync(AgainAsync));
    }

    private async Task AgainAsync()
    {
        if (_messages is not null) await _messages.ReloadAsync();
        if (_figures is not null) await _figures.ReloadAsync();
        if (_todo is not null) await _todo.ReloadAsync();
    }

    private string Name(string key) => Or("Figure." + key, key);

    private string Unit(string unit) => Or("Unit." + unit, unit);

    private string Source(string source) => Or("Source." + source, source);

    private string Or(string key, string fallback) => Text[key] is { ResourceNotFound: false } said ? said : fallback;

    private string Period(CockpitFigure figure)
    {
        if (figure.From is not { } from) return Text["AsOf", Park.Minute(figure.Until)];
        var month = Park.Local(from).ToString("yyyy-MM", CultureInfo.InvariantCulture);
        return figure.Change switch
        {
            null => Text["Month", month],
            0 => Text["MonthSame", month],
            > 0 => Text["MonthMore", month, figure.Change, Unit(figure.Unit)],
            _ => Text["MonthLess", month, -figure.Change, Unit(figure.Unit)],
        };
    }

    /// <summary>Lists of the workbench stand under its own root.</summary>
    private static string Href(string url) => url.StartsWith("/messages", StringComparison.Ordinal) ? "/w" + url : url;

    private async Task<Result<IReadOnlyList<TodoRow>>> TodoAsync(CancellationToken ct)
    {
        var rows = new List<TodoRow>();
        var me = _me ?? (await UseCases.SendAsync(new Me(), ct)).Value;
        if (me is null) return new Refusal("access.sign-in-needed");
        if (me.Permissions.Contains(PortalPermissions.HandleEnquiries))
            rows.AddRange(((await UseCases.SendAsync(new FindEnquiries(Open: true, Paging: new(Size: Most)), ct)).Value?.Rows ?? []).Select(e => new TodoRow(EnquiryWords.StatusOf(e.State, e.Overdue, EnquiryText), e.Title, $"/w/enquiries/{e.EnquiryId}", e.Deadline)));
        if (me.Permissions.Contains(PortalPermissions.PublishArticles)) rows.AddRange(await ArticlesAsync(ArticleState.InReview, ct));
        else if (me.Permissions.Contains(PortalPermissions.WriteArticles)) rows.AddRange(await ArticlesAsync(ArticleState.Draft, ct));
        if (me.Tenant?.Kind is TenantKinds.Enterprise or TenantKinds.Partner && me.Permissions.Contains(PortalPermissions.AskEnquiries))
            rows.AddRange(((await UseCases.SendAsync(new MyEnquiries(EnquiryState.Answered, Paging: new(Size: Most)), ct)).Value?.Rows ?? []).Where(e => e.Score is null).Select(e => new TodoRow(new(Text["ToScore"], Tone.Info, "star"), e.Title, $"/w/my-questions/{e.EnquiryId}", null)));
        return Result.Of<IReadOnlyList<TodoRow>>(rows);
    }

    private async Task<IEnumerable<TodoRow>> ArticlesAsync(ArticleState state, CancellationToken ct) =>
        ((await UseCases.SendAsync(new FindArticles(state, Paging: new(Size: Most)), ct)).Value?.Rows ?? []).Select(a => new TodoRow(ArticleWords.StatusOf(a.State, ArticleText), a.Title, $"/w/articles/{a.ArticleId}", null));
}

/// <summary>Something that wants action.</summary>
internal sealed record TodoRow(Status Status, string Title, string Href, DateTimeOffset? Due);
