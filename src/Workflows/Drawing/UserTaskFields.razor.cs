using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace SmartPark.Workflows.Drawing;

/// <summary>The settings of a step that people do, in plain words.</summary>
public sealed partial class UserTaskFields
{
    private static readonly string[] Kinds = ["approve", "work"];
    private static readonly string[] AllVerbs = ["transfer", "delegate", "add", "return", "withdraw"];

    [CascadingParameter] private DrawDesk Desk { get; set; } = default!;

    private string Kind => Value("kind", "approve");

    private string VoteKind => Desk.Chosen.Loop is null ? Vote.One : Value("vote", "all");

    private bool Sequential => Desk.Chosen.Loop?.Sequential == true;

    private decimal Ratio => Vote.Ratio(Desk.Chosen);

    private string Percent => (Ratio * 100).ToString("0.##", CultureInfo.InvariantCulture);

    private IReadOnlyList<string> Verbs => Desk.Chosen.Settings.TryGetValue("verbs", out var verbs) ? verbs.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) : AllVerbs;

    private string Value(string setting, string otherwise = "") => Desk.Chosen.Setting(setting, otherwise);

    private static string Said(ChangeEventArgs e) => e.Value?.ToString() ?? "";

    private Task SetRatioAsync(ChangeEventArgs e)
    {
        var percent = decimal.TryParse(Said(e), NumberStyles.Number, CultureInfo.InvariantCulture, out var said) ? Math.Clamp(said, 1, 100) : 50;
        return Desk.ChangeAsync(Vote.Of(VoteKind, percent / 100, Sequential));
    }

    /// <summary>All of them is what a task without the setting has; none of them is said by a hyphen, because an empty setting is none.</summary>
    private Task SetVerbAsync(string verb, bool on)
    {
        var verbs = AllVerbs.Where(v => v == verb ? on : Verbs.Contains(v)).ToList();
        return Desk.SetAsync("verbs", verbs.Count == AllVerbs.Length ? "" : verbs.Count == 0 ? "-" : string.Join(',', verbs));
    }

    private RenderFragment Choice(string setting, string otherwise, string[] values) => builder =>
    {
        builder.OpenComponent<PanelChoice>(0);
        builder.AddComponentParameter(1, nameof(PanelChoice.Setting), setting);
        builder.AddComponentParameter(2, nameof(PanelChoice.Otherwise), otherwise);
        builder.AddComponentParameter(3, nameof(PanelChoice.Values), values);
        builder.CloseComponent();
    };
}
