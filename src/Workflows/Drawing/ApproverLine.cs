namespace SmartPark.Workflows.Drawing;

/// <summary>One part of an approver rule while it is being put together; it may still lack what it names.</summary>
/// <param name="Kind">One of <see cref="Kinds"/>.</param>
/// <param name="What">Ids, code, name or number.</param>
/// <param name="Party">Of a partner: who takes part.</param>
internal sealed record ApproverLine(string Kind, string What = "", string Party = "")
{
    public static readonly IReadOnlyList<string> Kinds = ["role", "person", "head", "manager", "department", "initiator", "choice", "field", "list", "partner"];
    public static readonly IReadOnlyList<string> Parties = ["park", "operator", "starter", "owner"];

    public IReadOnlyList<string> People => What.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private bool Complete => Kind is "head" or "initiator" or "choice" || What.Length > 0;

    public static ApproverLine New(string kind) => new(kind, kind == "manager" ? "1" : "", kind == "partner" ? Parties[0] : "");

    public static List<ApproverLine> Read(string text) => [.. text.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Part)];

    public static string Write(IEnumerable<ApproverLine> parts) => string.Join('|', parts.Where(p => p.Complete).Select(p => p.Kind switch
    {
        "head" or "initiator" or "choice" => p.Kind,
        "partner" => $"partner:{p.Party}:{p.What}",
        _ => $"{p.Kind}:{p.What}",
    }));

    private static ApproverLine Part(string text)
    {
        var (kind, what) = text.Split(':', 2) is [var k, var w] ? (k, w.Trim()) : (text, "");
        return kind == "partner" && what.Split(':', 2) is [var party, var code] ? new(kind, code, party) : new(kind, what);
    }
}
