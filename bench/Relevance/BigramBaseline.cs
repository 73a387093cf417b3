using System.Text.RegularExpressions;

namespace SmartPark.Bench.Relevance;

/// <summary>
/// The peer: plain BM25 (k1 1.2, b 0.75) over overlapping pairs of all Han characters, letters and digits, each distinct pair
/// of the query counted once.
/// </summary>
internal sealed partial class BigramBaseline
{
    private const double K1 = 1.2;
    private const double B = 0.75;

    private readonly Dictionary<string, List<(int Document, int Count)>> _postings = new(StringComparer.Ordinal);
    private readonly int[] _lengths;
    private readonly double _average;

    public BigramBaseline(IReadOnlyList<string> texts)
    {
        _lengths = new int[texts.Count];
        for (var document = 0; document < texts.Count; document++)
        {
            var grams = Grams(texts[document]);
            _lengths[document] = grams.Count;
            foreach (var (gram, count) in grams.CountBy(gram => gram))
            {
                if (!_postings.TryGetValue(gram, out var list)) _postings.Add(gram, list = []);
                list.Add((document, count));
            }
        }
        _average = _lengths.Average();
    }

    public int[] Search(string query, int take)
    {
        var scores = new double[_lengths.Length];
        foreach (var gram in Grams(query).Distinct())
        {
            if (!_postings.TryGetValue(gram, out var postings)) continue;
            var idf = Math.Log(1 + (_lengths.Length - postings.Count + 0.5) / (postings.Count + 0.5));
            foreach (var (document, count) in postings)
                scores[document] += idf * count * (K1 + 1) / (count + K1 * (1 - B + B * _lengths[document] / _average));
        }
        return Enumerable.Range(0, scores.Length).OrderByDescending(document => scores[document]).Take(take).ToArray();
    }

    private static List<string> Grams(string text)
    {
        var kept = NotIndexed().Replace(text, "");
        return Enumerable.Range(0, Math.Max(0, kept.Length - 1)).Select(i => kept.Substring(i, 2)).ToList();
    }

    [GeneratedRegex("[^\u4e00-\u9fffA-Za-z0-9]", RegexOptions.None, 10_000)]
    private static partial Regex NotIndexed();
}
