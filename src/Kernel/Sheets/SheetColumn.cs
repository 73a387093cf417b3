using System.Text;

namespace SmartPark.Kernel.Sheets;

/// <summary>A column of a schema: how its head may be written and what it demands.</summary>
public abstract class SheetColumn
{
    private readonly List<string> aliases = [];

    private protected SheetColumn(string chinese, string english, bool isRequired, int index) =>
        (Chinese, English, IsRequired, Index) = (chinese, english, isRequired, index);

    /// <summary>The head in Chinese files and templates.</summary>
    public string Chinese { get; }

    /// <summary>The head in English files and templates.</summary>
    public string English { get; }

    /// <summary>True when the column must be there and every cell in it filled.</summary>
    public bool IsRequired { get; }

    /// <summary>True when no two rows of a file may have the same value in it.</summary>
    public bool IsUnique { get; private protected set; }

    /// <summary>Other heads that are understood.</summary>
    public IReadOnlyList<string> Aliases => aliases;

    internal int Index { get; }

    internal abstract (object? Value, bool HasValue, IReadOnlyList<SheetIssue> Issues) Read(string text);

    internal bool IsCalled(string head)
    {
        var key = KeyOf(head);
        return key.Length > 0 && (key == KeyOf(Chinese) || key == KeyOf(English) || aliases.Any(alias => key == KeyOf(alias)));
    }

    private protected void AddAliases(IEnumerable<string> names) => aliases.AddRange(names);

    // Width, case, spaces and the star that marks a must are not part of a name.
    private static string KeyOf(string head)
    {
        if (head.Length > 200) return "";
        var narrow = string.Concat(head.Where(c => !char.IsSurrogate(c))).Normalize(NormalizationForm.FormKC);
        return string.Concat(narrow.Where(c => !char.IsWhiteSpace(c) && c is not ('*' or '\uFEFF'))).ToUpperInvariant();
    }
}

/// <summary>A column whose cells become values of one type.</summary>
public sealed class SheetColumn<T> : SheetColumn
{
    private readonly Func<string, (object?, bool, IReadOnlyList<SheetIssue>)> read;

    internal SheetColumn(string chinese, string english, bool isRequired, int index, Func<string, (object?, bool, IReadOnlyList<SheetIssue>)> read)
        : base(chinese, english, isRequired, index) => this.read = read;

    /// <summary>No two rows of a file may have the same value here: the second is the problem <c>cell.duplicate</c>.</summary>
    public SheetColumn<T> Unique()
    {
        IsUnique = true;
        return this;
    }

    /// <summary>Also understands these heads.</summary>
    public SheetColumn<T> Also(params string[] heads)
    {
        AddAliases(heads);
        return this;
    }

    internal override (object? Value, bool HasValue, IReadOnlyList<SheetIssue> Issues) Read(string text) => read(text);
}
