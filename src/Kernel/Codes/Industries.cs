namespace SmartPark.Kernel.Codes;

/// <summary>The table of GB/T 4754-2017: 20 sections, 97 divisions, 473 groups, 1,381 classes; amendment No. 1 of 2019 is not applied.</summary>
public static class Industries
{
    private static readonly Lazy<Table> Loaded = new(() => new Table());

    /// <summary>The edition of the table.</summary>
    public const IndustryEdition Edition = IndustryEdition.Gbt4754Of2017;

    /// <summary>All rows in the order of the standard.</summary>
    public static IReadOnlyList<Industry> All => Loaded.Value.Rows;

    /// <summary>The 20 sections, A to T.</summary>
    public static IReadOnlyList<Industry> Sections => ChildrenOf(null);

    /// <summary>The row of a code of the 2017 edition, or null.</summary>
    public static Industry? Find(string? code) => code is null ? null : Loaded.Value.ByCode.GetValueOrDefault(code);

    /// <summary>The row of a code, or null; always null for an edition whose table is not carried.</summary>
    public static Industry? Find(IndustryCode code) => code.Edition == Edition ? Find(code.Code) : null;

    /// <summary>The rows directly below; of null: the sections. Empty for a class or an unknown code.</summary>
    public static IReadOnlyList<Industry> ChildrenOf(string? code) => [.. Loaded.Value.Children[code ?? ""]];

    /// <summary>The row above, or null.</summary>
    public static Industry? ParentOf(string? code) => Find(Find(code)?.ParentCode);

    /// <summary>The row and all above it, the section first. Empty for an unknown code.</summary>
    public static IReadOnlyList<Industry> PathOf(string? code)
    {
        var path = new List<Industry>();
        for (var industry = Find(code); industry is not null; industry = Find(industry.ParentCode)) path.Insert(0, industry);
        return path;
    }

    /// <summary>The names from the section down: "制造业 / 通用设备制造业 / …". Empty for an unknown code.</summary>
    public static string PathNameOf(string? code, string separator = " / ") =>
        string.Join(separator, PathOf(code).Select(step => step.Name));

    /// <summary>
    /// Finds rows by code or name. Words are parted by spaces: the last looks at the row, the others also above it
    /// ("制造 机床"). Exact hits first, then short codes. Text over 100 characters finds nothing.
    /// </summary>
    public static IReadOnlyList<Industry> Search(string? text, int limit = 20) =>
        CodeSearch.Find(All, text, limit, row => row.Code.Code, row => row.Name, row => PathNameOf(row.Code.Code));

    private sealed class Table
    {
        public Table()
        {
            Rows = EmbeddedTable.Read("gbt4754_2017.json", row => new Industry(
                new IndustryCode(Edition, row[0].GetString()!), row[1].GetString()!, (IndustryLevel)row[2].GetInt32(),
                row[3].GetString() is { Length: > 0 } parent ? parent : null, row[4].GetString()![0]));
            ByCode = Rows.ToDictionary(row => row.Code.Code);
            Children = Rows.ToLookup(row => row.ParentCode ?? "");
        }

        public List<Industry> Rows { get; }

        public Dictionary<string, Industry> ByCode { get; }

        public ILookup<string, Industry> Children { get; }
    }
}
