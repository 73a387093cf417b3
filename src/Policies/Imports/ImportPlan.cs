using SmartPark.Policies.Library;

namespace SmartPark.Policies.Imports;

/// <summary>A row with the policy it changes, if any, and what the policy says afterwards.</summary>
internal sealed record PlannedRow(ImportRow Row, Policy? Existing, PolicyContent Content, ImportEffect Effect);

/// <summary>A row that cannot be told apart from another, or fits several policies.</summary>
internal sealed record RowConflict(int Row, string Code, string Title);

/// <summary>
/// Compares rows with the library: a policy is the same when its reference is, or else when document number and title are. Files, audience and what
/// the file leaves empty of interpretation and address stay as they are.
/// </summary>
internal sealed class ImportPlan
{
    private readonly Dictionary<string, Policy> _byReference;
    private readonly ILookup<(string, string), Policy> _byName;
    private readonly HashSet<Guid> _taken = [];
    private readonly HashSet<(string, string)> _named = [];

    public ImportPlan(IReadOnlyList<ImportRow> rows, IReadOnlyCollection<Policy> library)
    {
        _byReference = library.Where(p => p.Reference is not null).ToDictionary(p => p.Reference!);
        _byName = library.ToLookup(p => (p.DocumentNumber, p.Title));
        var seen = new HashSet<string>();
        foreach (var row in rows.Select(r => r with { Content = PolicyTexts.Clean(r.Content) }))
        {
            if (row.Reference is { } reference && !seen.Add(reference)) Conflicts.Add(new(row.Row, "policy.import-repeated", row.Content.Title));
            else Place(row);
        }
    }

    public List<PlannedRow> Rows { get; } = [];

    public List<RowConflict> Conflicts { get; } = [];

    public ImportOutcome Outcome => new(Count(ImportEffect.Adds), Count(ImportEffect.Changes), Count(ImportEffect.Same));

    private int Count(ImportEffect effect) => Rows.Count(r => r.Effect == effect);

    private void Place(ImportRow row)
    {
        var name = (row.Content.DocumentNumber, row.Content.Title);
        var candidates = Candidates(row, name);
        if (candidates.Count > 1) Conflicts.Add(new(row.Row, "policy.import-ambiguous", row.Content.Title));
        else if (candidates is [var existing] ? !_taken.Add(existing.Id) : row.Reference is null && !_named.Add(name)) Conflicts.Add(new(row.Row, "policy.import-repeated", row.Content.Title));
        else Rows.Add(candidates is [var found] ? Compare(row, found) : new(row, null, row.Content, ImportEffect.Adds));
    }

    private List<Policy> Candidates(ImportRow row, (string, string) name) =>
        row.Reference is null ? [.. _byName[name]]
        : _byReference.TryGetValue(row.Reference, out var known) ? [known]
        : [.. _byName[name].Where(p => p.Reference is null)];

    private static PlannedRow Compare(ImportRow row, Policy existing)
    {
        var now = GetPolicyForEditHandler.ContentOf(existing);
        var next = row.Content with
        {
            Files = now.Files,
            Reach = now.Reach,
            Interpretation = row.Content.Interpretation.Length > 0 ? row.Content.Interpretation : now.Interpretation,
            SourceUrl = row.Content.SourceUrl.Length > 0 ? row.Content.SourceUrl : now.SourceUrl,
        };
        return new(row, existing, next, next with { Files = [] } == now with { Files = [] } ? ImportEffect.Same : ImportEffect.Changes);
    }
}
