using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using SmartPark.Face;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.UseCases;
using SmartPark.Portal.Face;

namespace SmartPark.Portal.Enquiries;

/// <summary>The park's common questions: written freely, or in general words from an answered enquiry.</summary>
public sealed partial class FaqWorkPage
{
    private DataTable<FaqRow>? _table;
    private TextEditor? _editor;
    private IReadOnlyList<Crumb> _crumbs = [];
    private IReadOnlyList<FilterField> _fields = [];
    private FaqRow? _entry;
    private Refusal? _refusal;
    private EnquiryKind _kind;
    private string _question = "";
    private string _answer = "";
    private bool _visible = true;
    private bool _editing;
    private bool _busy;

    /// <summary>The answered enquiry an entry is made from, or null.</summary>
    [SupplyParameterFromQuery(Name = "from")] public Guid? From { get; set; }

    [Inject] private IUseCases UseCases { get; set; } = default!;

    [Inject] private RefusalTexts Refusals { get; set; } = default!;

    [Inject] private Toasts Toasts { get; set; } = default!;

    [Inject] private IStringLocalizer<EnquiriesBenchText> Text { get; set; } = default!;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        _crumbs = [new(Text["Enquiries"], "/w/enquiries")];
        _fields = [FilterField.Words("q", Text["Words"], Text["WordsHint"])];
        if (From is not { } id || (await UseCases.SendAsync(new GetEnquiry(id))).Value is not { } source) return;
        Edit(null);
        (_kind, _question, _answer) = (source.Enquiry.Kind, source.Enquiry.Title, source.Enquiry.Answer ?? "");
    }

    private async Task<TablePage<FaqRow>> LoadAsync(TableQuery query, CancellationToken ct)
    {
        var found = await UseCases.SendAsync(new FindFaq(query.Filter("q"), new(query.Page, query.Size)), ct);
        return found.Succeeded ? new(found.Value.Rows, found.Value.Total) : TablePage<FaqRow>.Refused(found.Refusal);
    }

    private string? Say(string field) => Refusals.About(_refusal, field);

    private void Edit(FaqRow? entry)
    {
        (_entry, _editing, _refusal) = (entry, true, null);
        (_kind, _question, _answer, _visible) = entry is null ? (EnquiryKind.Question, "", "", true) : (entry.Kind, entry.Question, entry.Answer, entry.Visible);
    }

    private void Stop() => _editing = false;

    private async Task SaveAsync()
    {
        if (_editor is not null) _answer = await _editor.FlushAsync();
        _busy = true;
        var saved = await UseCases.SendAsync(new WriteFaq(_entry?.FaqId, _entry?.Version ?? 0, _kind, _question, _answer, _visible, _entry is null ? From : null));
        (_busy, _refusal) = (false, saved.Refusal);
        if (!saved.Succeeded) return;
        _editing = false;
        Toasts.Show(Text["Done.FaqSaved"]);
        if (_table is not null) await _table.ReloadAsync();
    }

    private async Task RemoveAsync(FaqRow entry)
    {
        var removed = await UseCases.SendAsync(new RemoveFaq(entry.FaqId));
        if (removed.Succeeded) Toasts.Show(Text["Done.FaqRemoved"], () => BackAsync(entry));
        else Toasts.Show(Refusals.For(removed.Refusal), tone: Tone.Warning);
        if (_table is not null) await _table.ReloadAsync();
    }

    private async Task BackAsync(FaqRow entry)
    {
        await UseCases.SendAsync(new WriteFaq(null, 0, entry.Kind, entry.Question, entry.Answer, entry.Visible));
        if (_table is not null) await _table.ReloadAsync();
    }
}
