using System.Globalization;

namespace SmartPark.Workflows.Drawing;

/// <summary>Who of several people must sign, as it stands in a document: the setting, and the multi-instance marker with the condition that belongs to it.</summary>
internal static class Vote
{
    public const string One = "none";

    public static readonly IReadOnlyList<string> Kinds = [One, "any", "all", "ratio", "weight"];

    /// <summary>The change that makes a task so.</summary>
    /// <param name="kind">One of <see cref="Kinds"/>.</param>
    /// <param name="ratio">Share from 0 to 1 that must agree; only for ratio and weight.</param>
    /// <param name="sequential">One after the other.</param>
    public static ElementChange Of(string kind, decimal ratio, bool sequential) => new()
    {
        Settings = new() { ["vote"] = kind == One ? "" : kind, ["ratio"] = kind is "ratio" or "weight" ? Said(ratio) : "" },
        Loop = kind == One ? new("none") : new("people", sequential, Until: Until(kind, ratio)),
    };

    public static decimal Ratio(ElementFacts facts) => decimal.TryParse(facts.Setting("ratio"), NumberStyles.Number, CultureInfo.InvariantCulture, out var ratio) && ratio is > 0 and <= 1 ? ratio : 0.5m;

    /// <summary>Ends the vote early when its outcome is certain.</summary>
    private static string Until(string kind, decimal ratio) => kind switch
    {
        "any" => "nrOfCompletedInstances >= 1",
        "all" => "nrOfRejected > 0",
        "ratio" => $"nrOfApproved / nrOfInstances >= {Said(ratio)} or nrOfRejected / nrOfInstances > 1 - {Said(ratio)}",
        _ => $"approvedWeight / totalWeight >= {Said(ratio)} or rejectedWeight / totalWeight > 1 - {Said(ratio)}",
    };

    private static string Said(decimal ratio) => ratio.ToString("0.####", CultureInfo.InvariantCulture);
}
