using Microsoft.Extensions.Localization;
using SmartPark.Face;

namespace SmartPark.Policies.Library;

/// <summary>States and levels as people read them.</summary>
internal static class PolicyWords
{
    public static string Of(this IStringLocalizer<LibraryText> text, PolicyLevel level) => text["Level." + level];

    public static Status Of(this IStringLocalizer<LibraryText> text, PolicyState state) => new(text["State." + state], state switch
    {
        PolicyState.Published => Tone.Good,
        PolicyState.Withdrawn => Tone.Danger,
        _ => Tone.Neutral,
    }, state == PolicyState.Withdrawn ? "stopped" : null);

    public static Status Of(this IStringLocalizer<LibraryText> text, PolicyValidity validity) => new(text["Validity." + validity], validity switch
    {
        PolicyValidity.InForce => Tone.Good,
        PolicyValidity.NotYet => Tone.Info,
        PolicyValidity.Expired or PolicyValidity.Superseded => Tone.Warning,
        _ => Tone.Unknown,
    }, validity == PolicyValidity.Superseded ? "swap" : validity == PolicyValidity.Expired ? "clock" : null);

    /// <summary>The dates in words: from 2023-09-01 to 2025-12-31; empty when none is known.</summary>
    public static string Days(this IStringLocalizer<LibraryText> text, DateOnly? from, DateOnly? until) => (from, until) switch
    {
        ({ } a, { } b) => text["Days.Both", Iso(a), Iso(b)],
        ({ } a, null) => text["Days.From", Iso(a)],
        (null, { } b) => text["Days.Until", Iso(b)],
        _ => "",
    };

    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
