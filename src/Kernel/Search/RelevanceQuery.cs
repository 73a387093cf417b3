namespace SmartPark.Kernel.Search;

/// <summary>A term of a query and its weight; shown when a match of it is worth highlighting.</summary>
internal readonly record struct QueryTerm(string Text, double Weight, bool Shown);

/// <summary>
/// What a query asks for: pairs, single characters and words, each weighted by how much of the subject it carries, and the
/// synonym groups whose words it uses.
/// </summary>
internal sealed class RelevanceQuery
{
    private readonly Dictionary<string, (double Weight, int Times, bool Shown)> _terms = new(StringComparer.Ordinal);
    private readonly List<string> _order = [];

    public RelevanceQuery(string text, Postings postings, SearchLexicon lexicon)
    {
        var folded = FoldedText.Of(text, RelevanceParameters.MaxQueryLength);
        var synonyms = lexicon.Synonyms.FindIn(folded.Text);
        Groups = synonyms
            .SelectMany(match => lexicon.GroupsOf(match.Phrase).Select(group => (group, match.Phrase)))
            .GroupBy(pair => pair.group, pair => pair.Phrase)
            .Select(pairs => new SynonymGroup(pairs.Key, pairs.Distinct().ToArray(), postings, lexicon))
            .ToList();
        var weights = CharacterWeights(folded.Text, synonyms, postings, lexicon);
        foreach (var run in folded.Runs)
        {
            if (run.IsHan) AddHan(folded.Text, run, weights);
            else Add(folded.Text.Substring(run.Start, run.Length), 1, shown: true);
        }
        Terms = _order.ConvertAll(term => new QueryTerm(term, Repeated(_terms[term].Weight, _terms[term].Times), _terms[term].Shown));
    }

    public IReadOnlyList<QueryTerm> Terms { get; }

    public IReadOnlyList<SynonymGroup> Groups { get; }

    // A function word weighs little. A word whose synonyms are frequent (补贴 among 补助, 奖励) is no rarer than its meaning.
    private double[] CharacterWeights(string text, List<PhraseMatch> synonyms, Postings postings, SearchLexicon lexicon)
    {
        var weights = new double[text.Length];
        Array.Fill(weights, 1);
        foreach (var match in lexicon.FunctionWords.FindIn(text))
            Lower(weights, match.Start, lexicon.FunctionWords[match.Phrase].Length, RelevanceParameters.FunctionWordWeight);
        foreach (var match in synonyms)
        {
            var own = postings.Rarity(postings.OfSynonym(match.Phrase).Length);
            var shared = Groups.Where(group => group.Used.Contains(match.Phrase)).Min(group => group.Rarity);
            if (shared < own) Lower(weights, match.Start, lexicon.Synonyms[match.Phrase].Length, Math.Sqrt(shared / own));
        }
        return weights;
    }

    private static void Lower(double[] weights, int start, int length, double weight)
    {
        for (var i = start; i < start + length; i++) weights[i] = Math.Min(weights[i], weight);
    }

    private void AddHan(string text, TextRun run, double[] weights)
    {
        var end = run.Start + run.Length;
        for (var i = run.Start; i < end;)
        {
            var first = FoldedText.CharLength(text, i);
            Add(text.Substring(i, first), weights[i], shown: first == run.Length);
            if (i + first < end)
            {
                var weight = Math.Sqrt(weights[i] * weights[i + first]);
                var pair = text.Substring(i, first + FoldedText.CharLength(text, i + first));
                Add(pair, weight, shown: weight > RelevanceParameters.FunctionWordWeight);
            }
            i += first;
        }
    }

    private void Add(string term, double weight, bool shown)
    {
        if (_terms.TryGetValue(term, out var known))
        {
            _terms[term] = (Math.Max(known.Weight, weight), known.Times + 1, known.Shown || shown);
            return;
        }
        _terms.Add(term, (weight, 1, shown));
        _order.Add(term);
    }

    private static double Repeated(double weight, int times) => weight * (1 + RelevanceParameters.RepetitionWeight * Math.Log(times));
}
