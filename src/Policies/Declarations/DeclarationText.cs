using Microsoft.Extensions.Localization;
using SmartPark.Face;
using SmartPark.Kernel.Codes;

namespace SmartPark.Policies.Declarations;

/// <summary>Names the texts of batches and declarations: DeclarationText.resx (zh-CN) and DeclarationText.en.resx.</summary>
internal sealed class DeclarationText;

/// <summary>States and money in the reader's language.</summary>
internal static class DeclarationWords
{
    public static Status Of(this IStringLocalizer<DeclarationText> text, DeclarationState state) => new(text["State." + state], state switch
    {
        DeclarationState.Paid => Tone.Good,
        DeclarationState.Publicised => Tone.Info,
        DeclarationState.Rejected => Tone.Danger,
        DeclarationState.Withdrawn => Tone.Neutral,
        _ => Tone.Warning,
    }, state == DeclarationState.Submitted ? "clock" : null);

    public static Status Of(this IStringLocalizer<DeclarationText> text, BatchState state) => new(text["Batch." + state], state switch { BatchState.Open => Tone.Good, BatchState.Upcoming => Tone.Info, _ => Tone.Neutral });

    /// <summary>分 as an amount of yuan; null stays unknown.</summary>
    public static Money? Yuan(long? fen) => fen is { } minor ? new(minor, Currency.Cny) : null;

    public static decimal? Amount(long? fen) => fen / 100m;
}

/// <summary>Local addresses of batches and declarations.</summary>
internal static class DeclarationLinks
{
    public const string Mine = "/w/declarations";
    public const string Batches = "/w/policies/batches";
    public const string Publicity = "/policies/publicity";

    public static string Declare(Guid batch) => $"{Mine}/new/{batch}";

    public static string Own(Guid declaration) => $"{Mine}/{declaration}";

    public static string Batch(Guid batch) => $"{Batches}/{batch}";

    public static string Edit(Guid batch) => $"{Batches}/{batch}/edit";

    public static string New(Guid policy) => $"/w/policies/{policy}/batches/new";

    public static string Review(Guid declaration) => $"/w/policies/declarations/{declaration}";

    public static string Case(Guid instance) => $"/w/processes/instances/{instance}";
}
