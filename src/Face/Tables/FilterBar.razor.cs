using Microsoft.AspNetCore.Components;

namespace SmartPark.Face;

/// <summary>Filters that read as a sentence. Values live in the address; without a circuit it is an ordinary GET form.</summary>
public sealed partial class FilterBar
{
    private readonly Dictionary<string, string?> _typed = [];

    private TableKeys Keys => new(Name);

    private IEnumerable<KeyValuePair<string, string>> Kept =>
        Address().Query.Where(p => p.Key != Keys.Page && Fields.All(f => f.Key != p.Key));

    private PageAddress Address() => PageAddress.Of(Navigation.Uri);

    private string? Value(FilterField field) => _typed.TryGetValue(field.Key, out var typed) ? typed : Address()[field.Key];

    private bool Set(FilterField field) => Value(field) is { Length: > 0 };

    private void Changed(FilterField field, ChangeEventArgs e, bool atOnce)
    {
        _typed[field.Key] = e.Value as string;
        if (atOnce) Apply();
    }

    private void Apply()
    {
        var address = Address().Without(Keys.Page);
        foreach (var (key, value) in _typed) address = address.With(key, value?.Trim());
        _typed.Clear();
        Navigation.NavigateTo(address.ToString());
    }

    /// <summary>The sentence cut at its places: words, then a field, in order; fields it forgot come last.</summary>
    private List<(string Words, FilterField? Field)> Parts()
    {
        var parts = new List<(string, FilterField?)>();
        var rest = Sentence;
        var left = Fields.ToList();
        while (Next(rest, left) is { } next)
        {
            if (next.At > 0) parts.Add((rest[..next.At], null));
            parts.Add(("", next.Field));
            left.Remove(next.Field);
            rest = rest[(next.At + next.Field.Key.Length + 2)..];
        }
        if (rest.Length > 0) parts.Add((rest, null));
        parts.AddRange(left.Select(f => ("", (FilterField?)f)));
        return parts;
    }

    private static (int At, FilterField Field)? Next(string rest, List<FilterField> left) => left
        .Select(f => (At: rest.IndexOf($"{{{f.Key}}}", StringComparison.Ordinal), Field: f))
        .Where(p => p.At >= 0).OrderBy(p => p.At).Select(p => ((int, FilterField)?)p).FirstOrDefault();
}
