using SmartPark.Kernel.Results;
using SmartPark.Kernel.Text;

namespace SmartPark.Policies.Library;

/// <summary>Lengths, checks and cleaning of a policy's texts; lengths count UTF-16 units, as the columns do.</summary>
internal static class PolicyTexts
{
    public const int Title = 200;
    public const int Subtitle = 300;
    public const int Line = 200;
    public const int Word = 60;
    public const int Time = 300;
    public const int Short = 1_000;
    public const int Target = 4_000;
    public const int Process = 10_000;
    public const int Long = 20_000;
    public const int Url = 500;
    public const int Reason = 500;
    public const int MostFiles = 20;

    public static IEnumerable<Refusal> Check(PolicyContent c) =>
    [
        .. OneLine(c.Title, Title, nameof(c.Title), required: true), .. OneLine(c.Subtitle, Subtitle, nameof(c.Subtitle)),
        .. OneLine(c.Issuer, Line, nameof(c.Issuer), required: true), .. OneLine(c.DocumentNumber, Line, nameof(c.DocumentNumber)),
        .. Block(c.TimeText, Time, nameof(c.TimeText)), .. OneLine(c.Chapter, Word, nameof(c.Chapter)), .. OneLine(c.ToolClass, Word, nameof(c.ToolClass)),
        .. Block(c.Basis, Short, nameof(c.Basis)), .. Block(c.Target, Target, nameof(c.Target)), .. Block(c.Content, Long, nameof(c.Content), required: true),
        .. Block(c.Conditions, Long, nameof(c.Conditions)), .. Block(c.Process, Process, nameof(c.Process)), .. Block(c.Contact, Short, nameof(c.Contact)),
        .. OneLine(c.Source, Time, nameof(c.Source)), .. Address(c.SourceUrl), .. Block(c.Interpretation, Long, nameof(c.Interpretation)),
        .. Dates(c), .. Files(c.Files),
    ];

    /// <summary>The content as it is stored: trimmed, normalised, line breaks as LF.</summary>
    public static PolicyContent Clean(PolicyContent c) => c with
    {
        Title = Clean(c.Title),
        Subtitle = Clean(c.Subtitle),
        Issuer = Clean(c.Issuer),
        DocumentNumber = Clean(c.DocumentNumber),
        TimeText = Clean(c.TimeText),
        Chapter = Clean(c.Chapter),
        ToolClass = Clean(c.ToolClass),
        Basis = Clean(c.Basis),
        Target = Clean(c.Target),
        Content = Clean(c.Content),
        Conditions = Clean(c.Conditions),
        Process = Clean(c.Process),
        Contact = Clean(c.Contact),
        Source = Clean(c.Source),
        SourceUrl = Clean(c.SourceUrl),
        Interpretation = Clean(c.Interpretation),
        Files = [.. c.Files.DistinctBy(f => f.FileId).Select(f => f with { Name = Clean(f.Name) })],
    };

    public static IEnumerable<Refusal> OneLine(string text, int max, string field, bool required = false) => Told(SafeText.Line(text, max, required), max, field);

    public static IEnumerable<Refusal> Block(string text, int max, string field, bool required = false) => Told(SafeText.Block(text, max, required), max, field);

    public static string Clean(string? text) => SafeText.Block(text, Long * 2, required: false).Value;

    private static IEnumerable<Refusal> Dates(PolicyContent c) =>
        c.ValidFrom is { } from && c.ValidUntil is { } until && until < from ? [new("policy.date-order", nameof(c.ValidUntil))] : [];

    private static IEnumerable<Refusal> Files(IReadOnlyList<PolicyFile> files) =>
        files.Count > MostFiles ? [Refusal.With("policy.files", nameof(PolicyContent.Files), MostFiles)]
        : files.SelectMany(f => OneLine(f.Name, Line, nameof(PolicyContent.Files), required: true));

    private static IEnumerable<Refusal> Address(string address)
    {
        if (string.IsNullOrWhiteSpace(address)) return [];
        var wrong = OneLine(address, Url, nameof(PolicyContent.SourceUrl)).ToList();
        if (wrong.Count > 0) return wrong;
        var fine = Uri.TryCreate(address.Trim(), UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri is { UserInfo: "", Host.Length: > 0 };
        return fine ? [] : [new("policy.source-url", nameof(PolicyContent.SourceUrl))];
    }

    private static IEnumerable<Refusal> Told(TextCheck check, int max, string field) => check.Problem switch
    {
        null => check.Value.Length <= max ? [] : [Refusal.With("policy.text-long", field, max)],
        { Code: "text.empty" } => [new("policy.text-empty", field)],
        { Code: "text.too-long" } => [Refusal.With("policy.text-long", field, max)],
        var problem => [Refusal.With("policy.text-sign", field, problem.Offender, problem.Position)],
    };
}
