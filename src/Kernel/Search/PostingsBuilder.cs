using System.Runtime.InteropServices;

namespace SmartPark.Kernel.Search;

/// <summary>Occurrences of one term in one document: their weighted number, and what its heaviest field adds.</summary>
internal record struct Occurrence(int Document, float Frequency, float Lift);

/// <summary>Counts terms and synonyms of documents that come one after the other, then makes the postings of them.</summary>
internal sealed class PostingsBuilder
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly List<List<Occurrence>> _terms = [];
    private readonly List<List<Occurrence>> _synonyms = [];
    private readonly List<double> _lengths = [];
    private readonly SearchLexicon _lexicon;

    public PostingsBuilder(SearchLexicon lexicon)
    {
        _lexicon = lexicon;
        _lookup = _numbers.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var i = 0; i < lexicon.Synonyms.Count; i++) _synonyms.Add([]);
    }

    public void Add(IEnumerable<RelevanceField> fields)
    {
        _lengths.Add(0);
        foreach (var field in fields) Add(field);
    }

    public Postings ToPostings() => new(_numbers, _terms, _synonyms, _lengths, _lexicon);

    private void Add(RelevanceField field)
    {
        if (field.Weight is not (> 0 and <= 100))
            throw new ArgumentOutOfRangeException(nameof(field), field.Weight, "A field's weight is greater than 0 and at most 100.");
        var count = (float)Math.Min(field.Weight, 1);
        var lift = (float)Math.Max(field.Weight - 1, 0);
        var folded = FoldedText.Of(field.Text);
        foreach (var run in folded.Runs)
        {
            if (run.IsHan) AddHan(folded.Text, run, count, lift);
            else AddTerm(folded.Text.AsSpan(run.Start, run.Length), count, lift, counted: true);
        }
        foreach (var match in _lexicon.Synonyms.FindIn(folded.Text)) Count(_synonyms[match.Phrase], count, lift);
    }

    private void AddHan(string text, TextRun run, float count, float lift)
    {
        var end = run.Start + run.Length;
        for (var i = run.Start; i < end;)
        {
            var first = FoldedText.CharLength(text, i);
            AddTerm(text.AsSpan(i, first), count, lift, counted: true);
            if (i + first < end)
                AddTerm(text.AsSpan(i, first + FoldedText.CharLength(text, i + first)), count, lift, counted: false);
            i += first;
        }
    }

    // Length is counted in characters and words; pairs overlap and would count twice.
    private void AddTerm(ReadOnlySpan<char> term, float count, float lift, bool counted)
    {
        if (!_lookup.TryGetValue(term, out var number))
        {
            number = _terms.Count;
            _numbers.Add(term.ToString(), number);
            _terms.Add([]);
        }
        Count(_terms[number], count, lift);
        if (counted) _lengths[^1] += count;
    }

    private void Count(List<Occurrence> occurrences, float count, float lift)
    {
        var document = _lengths.Count - 1;
        if (occurrences.Count == 0 || occurrences[^1].Document != document)
        {
            occurrences.Add(new Occurrence(document, count, lift));
            return;
        }
        ref var last = ref CollectionsMarshal.AsSpan(occurrences)[^1];
        last.Frequency += count;
        last.Lift = Math.Max(last.Lift, lift);
    }
}
