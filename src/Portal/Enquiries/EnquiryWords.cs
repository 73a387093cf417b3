using Microsoft.Extensions.Localization;
using SmartPark.Face;

namespace SmartPark.Portal.Enquiries;

/// <summary>States and steps of enquiries as people read them.</summary>
internal static class EnquiryWords
{
    /// <summary>Overdue comes before the state: it is what wants action.</summary>
    public static Status StatusOf(EnquiryState state, bool overdue, IStringLocalizer<EnquiriesBenchText> text) => (state, overdue) switch
    {
        (_, true) => new(text["Overdue"], Tone.Danger, "danger"),
        (EnquiryState.Assigned, _) => new(text["State.Assigned"], Tone.Info, "person"),
        (EnquiryState.Answered, _) => new(text["State.Answered"], Tone.Good),
        (EnquiryState.Closed, _) => new(text["State.Closed"], Tone.Neutral, "check"),
        _ => new(text["State.Received"], Tone.Warning, "waiting"),
    };

    public static IReadOnlyList<HistoryEntry> HistoryOf(EnquiryView enquiry, IStringLocalizer<EnquiriesBenchText> text) =>
        [.. enquiry.Acts.Reverse().Select(a => new HistoryEntry(a.At, a.By.Length > 0 ? a.By : text["Visitor"], text["Act." + a.Kind], NoteOf(a), ToneOf(a.Kind)))];

    private static string? NoteOf(EnquiryActRow act) => act.Kind is EnquiryActKind.Assigned or EnquiryActKind.Scored && act.Text.Length > 0 ? act.Text : null;

    private static Tone ToneOf(EnquiryActKind kind) => kind switch
    {
        EnquiryActKind.Answered => Tone.Good,
        EnquiryActKind.Reopened => Tone.Warning,
        EnquiryActKind.Asked => Tone.Info,
        _ => Tone.Neutral,
    };
}
