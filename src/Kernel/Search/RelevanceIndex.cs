using System.Buffers;

namespace SmartPark.Kernel.Search;

/// <summary>
/// An in-memory index that finds documents by relevance to a question in Chinese, English or both. Ranking is BM25
/// (Robertson and Zaragoza 2009) over Han characters, their pairs and whole words; question words weigh little, synonyms
/// stand in for the words asked, heavy fields lift. Immutable once built, so any number of threads may search it; to change
/// it, build another and exchange the reference. Equal scores stand in the order of their keys (ordinal for strings),
/// or of <c>Build</c>'s input when keys cannot be compared.
/// </summary>
/// <typeparam name="TKey">What identifies a document.</typeparam>
public sealed class RelevanceIndex<TKey>
    where TKey : notnull
{
    private readonly TKey[] _keys;
    private readonly Postings _postings;
    private readonly SearchLexicon _lexicon = SearchLexicon.Default;

    private RelevanceIndex(TKey[] keys, Postings postings)
    {
        _keys = keys;
        _postings = postings;
    }

    /// <summary>Number of documents, those without text included.</summary>
    public int Count => _keys.Length;

    /// <summary>
    /// Builds an index. The order of the documents does not matter when keys can be compared.
    /// A key that comes twice is refused with <see cref="ArgumentException"/>, a field weight outside (0, 100] with
    /// <see cref="ArgumentOutOfRangeException"/>.
    /// </summary>
    public static RelevanceIndex<TKey> Build(IEnumerable<RelevanceDocument<TKey>> documents)
    {
        ArgumentNullException.ThrowIfNull(documents);
        var ordered = Order(documents);
        if (ordered.Select(document => document.Key).Distinct().Count() != ordered.Count)
            throw new ArgumentException("Two documents have the same key.", nameof(documents));
        var builder = new PostingsBuilder(SearchLexicon.Default);
        foreach (var document in ordered) builder.Add(document.Fields);
        return new RelevanceIndex<TKey>(ordered.Select(document => document.Key).ToArray(), builder.ToPostings());
    }

    /// <summary>
    /// The <paramref name="take"/> most relevant documents, best first; fewer when fewer have anything in common with the
    /// query. Empty for a query without letters and digits. Of a longer query the first 500 UTF-16 units are read.
    /// </summary>
    /// <param name="query">What a person typed.</param>
    /// <param name="take">How many at most; empty for 0 and less.</param>
    /// <param name="visible">Documents for which this is false are left out before counting; asked for likely hits only.</param>
    public IReadOnlyList<RelevanceHit<TKey>> Search(string query, int take, Func<TKey, bool>? visible = null)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (take <= 0 || _keys.Length == 0) return [];
        var asked = new RelevanceQuery(query, _postings, _lexicon);
        var scores = ArrayPool<double>.Shared.Rent(_keys.Length);
        try
        {
            Score(asked, scores);
            return Best(scores, take, visible)
                .Select(document => new RelevanceHit<TKey>(_keys[document], scores[document], Matched(asked, document)))
                .ToList();
        }
        finally
        {
            ArrayPool<double>.Shared.Return(scores);
        }
    }

    private void Score(RelevanceQuery asked, double[] scores)
    {
        Array.Clear(scores, 0, _keys.Length);
        foreach (var term in asked.Terms)
        {
            var postings = _postings.Of(term.Text);
            var weight = term.Weight * _postings.Rarity(postings.Length);
            foreach (var posting in postings) scores[posting.Document] += weight * posting.Impact;
        }
        foreach (var group in asked.Groups) group.AddTo(scores.AsSpan(0, _keys.Length));
    }

    private List<int> Best(double[] scores, int take, Func<TKey, bool>? visible)
    {
        var worstFirst = new PriorityQueue<int, (double Score, int Later)>();
        for (var document = 0; document < _keys.Length; document++)
        {
            if (scores[document] <= 0) continue;
            var rank = (scores[document], -document);
            if (worstFirst.Count == take && worstFirst.TryPeek(out _, out var worst) && rank.CompareTo(worst) <= 0) continue;
            if (visible is not null && !visible(_keys[document])) continue;
            if (worstFirst.Count == take) worstFirst.Dequeue();
            worstFirst.Enqueue(document, rank);
        }
        var best = new List<int>(worstFirst.Count);
        while (worstFirst.TryDequeue(out var document, out _)) best.Add(document);
        best.Reverse();
        return best;
    }

    private List<string> Matched(RelevanceQuery asked, int document)
    {
        var present = asked.Terms.Where(term => _postings.Has(term.Text, document)).ToList();
        var literal = present.Where(term => term.Shown).Select(term => term.Text);
        var standIns = asked.Groups.SelectMany(group => group.StandIns(document)).Select(word => _lexicon.Synonyms[word]);
        var matched = literal.Concat(standIns).Distinct(StringComparer.Ordinal).ToList();
        return matched.Count > 0 ? matched : present.ConvertAll(term => term.Text);
    }

    private static List<RelevanceDocument<TKey>> Order(IEnumerable<RelevanceDocument<TKey>> documents)
    {
        if (typeof(TKey) == typeof(string)) return documents.OrderBy(d => (string)(object)d.Key, StringComparer.Ordinal).ToList();
        return typeof(IComparable<TKey>).IsAssignableFrom(typeof(TKey)) ? documents.OrderBy(d => d.Key).ToList() : documents.ToList();
    }
}
