namespace SmartPark.Kernel.Search;

/// <summary>
/// The word lists of relevance search, read once from Data/FunctionWords.txt and Data/Synonyms.txt: one entry or group a
/// line, words apart by spaces, lines with # are remarks.
/// </summary>
internal sealed class SearchLexicon
{
    private readonly List<int[]> _groups = [];
    private readonly List<List<int>> _groupsOf = [];

    private SearchLexicon()
    {
        foreach (var line in Lines("FunctionWords.txt"))
            foreach (var word in line) FunctionWords.Add(word);
        foreach (var line in Lines("Synonyms.txt")) AddGroup(line);
    }

    public static SearchLexicon Default { get; } = new();

    /// <summary>Words that carry the form of a question, not its subject.</summary>
    public PhraseTable FunctionWords { get; } = new();

    /// <summary>Every word of every synonym group.</summary>
    public PhraseTable Synonyms { get; } = new();

    /// <summary>The groups a synonym belongs to.</summary>
    public IReadOnlyList<int> GroupsOf(int synonym) => _groupsOf[synonym];

    public int GroupCount => _groups.Count;

    /// <summary>The words of a group.</summary>
    public IReadOnlyList<int> Group(int group) => _groups[group];

    private void AddGroup(string[] words)
    {
        var members = words.Select(Synonyms.Add).Distinct().ToArray();
        foreach (var member in members)
        {
            while (_groupsOf.Count <= member) _groupsOf.Add([]);
            _groupsOf[member].Add(_groups.Count);
        }
        _groups.Add(members);
    }

    private static List<string[]> Lines(string name)
    {
        using var stream = typeof(SearchLexicon).Assembly.GetManifestResourceStream("Search/" + name)
            ?? throw new InvalidOperationException($"The word list Search/{name} is not built into the assembly.");
        using var reader = new StreamReader(stream);
        var lines = new List<string[]>();
        while (reader.ReadLine() is { } line)
        {
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words.Length > 0 && words[0][0] != '#') lines.Add(words);
        }
        return lines;
    }
}
