using Microsoft.AspNetCore.Components;
using SmartPark.Face;
using SmartPark.Kernel.Results;
using SmartPark.Portal.Public;

namespace SmartPark.Portal.Enquiries;

/// <summary>An enquiry opened by number and access code: answer, history, satisfaction, and once a demand to go on.</summary>
public sealed partial class FollowPage
{
    private const string FormPath = "follow";
    private OpenedEnquiry? _opened;
    private EnquiryView? _view;
    private Refusal? _refusal;
    private string? _pass;
    private bool _wrong;

    /// <summary>Number of the enquiry, or "follow" for the empty form.</summary>
    [Parameter] public string Number { get; set; } = "";

    [SupplyParameterFromForm(FormName = "follow")] private KeyForm? Key { get; set; }

    [SupplyParameterFromForm(FormName = "score")] private RatingForm? Rating { get; set; }

    [SupplyParameterFromForm(FormName = "reopen")] private RatingForm? Missing { get; set; }

    private bool Answered => _view!.State is EnquiryState.Answered or EnquiryState.Closed;

    /// <inheritdoc/>
    protected override async Task LoadAsync(PublicSite site)
    {
        if (Key is null && Http is not null && Cookie.Read(Http, Number) is { } known)
        {
            _opened = known;
            if (known.Code.Length > 0) await OpenAsync(site, known);
        }
    }

    private async Task OpenAsync(PublicSite site, OpenedEnquiry known)
    {
        var followed = await UseCases.SendAsync(new FollowEnquiry(site.Park, known.Number, known.Code), Ct);
        (_view, _pass) = (followed.Value?.Enquiry, followed.Value?.Pass);
    }

    private async Task FollowAsync()
    {
        var typed = new OpenedEnquiry(Key?.Number?.Trim().ToUpperInvariant() ?? "", Key?.Code ?? "", false);
        var followed = await UseCases.SendAsync(new FollowEnquiry(Site!.Park, typed.Number, typed.Code), Ct);
        _wrong = followed.Value is not { Found: true };
        if (_wrong) return;
        Cookie.Write(Http!, typed);
        Navigation.NavigateTo(Site.Link("/questions/" + typed.Number));
    }

    private async Task ScoreAsync() =>
        Settle(await UseCases.SendAsync(new ScoreEnquiry(Site!.Park, _view!.EnquiryId, Rating?.Score ?? 0, Rating?.Text, _pass), Ct));

    private async Task ReopenAsync() =>
        Settle(await UseCases.SendAsync(new ReopenEnquiry(Site!.Park, _view!.EnquiryId, Missing?.Text ?? "", _pass), Ct));

    /// <summary>Done: the page is read afresh, so that showing it again repeats nothing.</summary>
    private void Settle(Result<Done> outcome)
    {
        _refusal = outcome.Refusal;
        if (!outcome.Succeeded) return;
        if (_opened is not null) Cookie.Write(Http!, _opened with { Fresh = false });
        Navigation.NavigateTo(Site!.Link("/questions/" + _view!.Number));
    }

    private List<HistoryEntry> History(EnquiryView view) =>
        [.. view.Acts.Reverse().Select(a => new HistoryEntry(a.At, WhoDid(a), Text["Act." + a.Kind], a.Kind is EnquiryActKind.Reopened or EnquiryActKind.Scored && a.Text.Length > 0 ? a.Text : null))];

    private string WhoDid(EnquiryActRow act) => act.Kind is EnquiryActKind.Asked or EnquiryActKind.Reopened or EnquiryActKind.Scored ? Text["You"] : Text["Park"];

    private static Tone ToneOf(EnquiryState state) => state switch
    {
        EnquiryState.Answered or EnquiryState.Closed => Tone.Good,
        EnquiryState.Assigned => Tone.Info,
        _ => Tone.Neutral,
    };

    private sealed class KeyForm
    {
        public string? Number { get; set; }

        public string? Code { get; set; }
    }

    private sealed class RatingForm
    {
        public int Score { get; set; }

        public string? Text { get; set; }
    }
}
