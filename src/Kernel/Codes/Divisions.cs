namespace SmartPark.Kernel.Codes;

/// <summary>
/// The table of divisions of mainland China, county level and up (GB/T 2260; codes of the National Bureau of Statistics, 2023).
/// Development zones have statistics codes of their own and are not in it; neither are codes dissolved before 2023.
/// </summary>
public static class Divisions
{
    private static readonly Lazy<Table> Loaded = new(() => new Table());

    /// <summary>All rows, in order of code.</summary>
    public static IReadOnlyList<Division> All => Loaded.Value.Rows;

    /// <summary>The provinces, in order of code: the first step of a picker.</summary>
    public static IReadOnlyList<Division> Provinces => ChildrenOf(null);

    /// <summary>The division with these six digits, or null.</summary>
    public static Division? Find(string? code) => code is null ? null : Loaded.Value.ByCode.GetValueOrDefault(code);

    /// <summary>The divisions directly below, in order of code; of null: the provinces. Empty for a county or an unknown code.</summary>
    public static IReadOnlyList<Division> ChildrenOf(string? code) => [.. Loaded.Value.Children[code ?? ""]];

    /// <summary>The division and all above it, the province first. Empty for an unknown code.</summary>
    public static IReadOnlyList<Division> PathOf(string? code)
    {
        var path = new List<Division>();
        for (var division = Find(code); division is not null; division = Find(division.ParentCode)) path.Insert(0, division);
        return path;
    }

    /// <summary>The names from the province down, without placeholder rows: "辽宁省 沈阳市 和平区". Empty for an unknown code.</summary>
    public static string FullNameOf(string? code, string separator = " ")
    {
        var path = PathOf(code);
        return string.Join(separator, path.Where(step => !step.IsPlaceholder || step == path[^1]).Select(step => step.Name));
    }

    /// <summary>True when the first division is the second or lies in it. Both must be known.</summary>
    public static bool IsWithin(string? code, string? area) => area is not null && PathOf(code).Any(step => step.Code == area);

    /// <summary>
    /// Finds divisions by code or name. Words are parted by spaces: the last one looks at the division, the others also above it
    /// ("沈阳 和平"). Exact hits first. Text over 100 characters finds nothing.
    /// </summary>
    public static IReadOnlyList<Division> Search(string? text, int limit = 20) =>
        CodeSearch.Find(All.Where(row => !row.IsPlaceholder), text, limit, row => row.Code, row => row.Name, row => FullNameOf(row.Code));

    private sealed class Table
    {
        public Table()
        {
            Rows = EmbeddedTable.Read("divisions_cn.json", row => new Division(
                row[0].GetString()!, row[1].GetString()!, (DivisionLevel)row[2].GetInt32(),
                row[3].GetString() is { Length: > 0 } parent ? parent : null));
            ByCode = Rows.ToDictionary(row => row.Code);
            Children = Rows.ToLookup(row => row.ParentCode ?? "");
        }

        public List<Division> Rows { get; }

        public Dictionary<string, Division> ByCode { get; }

        public ILookup<string, Division> Children { get; }
    }
}
