namespace SmartPark.Kernel.Search;

/// <summary>A document that has a term, and the term's saturated frequency there, to be multiplied by its rarity.</summary>
internal readonly record struct Posting(int Document, float Impact);

/// <summary>A document that has a synonym: length-normalised frequency, and what its heaviest field adds.</summary>
internal readonly record struct SynonymPosting(int Document, float Frequency, float Lift);

/// <summary>
/// The finished index: for each term the documents that have it, in ascending order. Frequencies are saturated and length
/// normalised beforehand (BM25, Robertson and Zaragoza 2009), so a query only multiplies and adds.
/// </summary>
internal sealed class Postings
{
    private readonly Dictionary<string, int> _numbers;
    private readonly Posting[][] _terms;
    private readonly SynonymPosting[][] _synonyms;
    private readonly int[] _documentsOfGroup;

    public Postings(
        Dictionary<string, int> numbers, List<List<Occurrence>> terms, List<List<Occurrence>> synonyms, List<double> lengths, SearchLexicon lexicon)
    {
        _numbers = numbers;
        DocumentCount = lengths.Count;
        var norms = Norms(lengths);
        _terms = new Posting[terms.Count][];
        for (var i = 0; i < terms.Count; i++)
        {
            _terms[i] = terms[i].ConvertAll(o => new Posting(o.Document, (float)(Saturate(o.Frequency / norms[o.Document]) + o.Lift))).ToArray();
            terms[i] = []; // the counts are the larger half of memory while an index is being built
        }
        _synonyms = synonyms
            .Select(list => list.ConvertAll(o => new SynonymPosting(o.Document, (float)(o.Frequency / norms[o.Document]), o.Lift)).ToArray())
            .ToArray();
        _documentsOfGroup = Enumerable.Range(0, lexicon.GroupCount)
            .Select(group => lexicon.Group(group).SelectMany(word => _synonyms[word]).Select(posting => posting.Document).Distinct().Count())
            .ToArray();
    }

    public int DocumentCount { get; }

    public ReadOnlySpan<Posting> Of(string term) => _numbers.TryGetValue(term, out var number) ? _terms[number] : [];

    public bool Has(string term, int document) => Of(term).BinarySearch(new DocumentOrder(document)) >= 0;

    public ReadOnlySpan<SynonymPosting> OfSynonym(int synonym) => _synonyms[synonym];

    public SynonymPosting? OfSynonym(int synonym, int document)
    {
        var at = OfSynonym(synonym).BinarySearch(new DocumentOrder(document));
        return at >= 0 ? _synonyms[synonym][at] : null;
    }

    /// <summary>How many documents have any word of a synonym group.</summary>
    public int DocumentsOfGroup(int group) => _documentsOfGroup[group];

    /// <summary>Rarity of what stands in so many documents: never negative, falling with each further document.</summary>
    public double Rarity(int documents) => Math.Log(1 + (DocumentCount - documents + 0.5) / (documents + 0.5));

    /// <summary>Saturated value of a length-normalised frequency: 1 for one occurrence in a document of average length.</summary>
    public static double Saturate(double frequency) =>
        frequency * (RelevanceParameters.K1 + 1) / (frequency + RelevanceParameters.K1);

    private static double[] Norms(List<double> lengths)
    {
        var average = lengths.Count == 0 ? 0 : lengths.Sum() / lengths.Count;
        return lengths.Select(l => average > 0 ? 1 - RelevanceParameters.B + RelevanceParameters.B * l / average : 1).ToArray();
    }

    private readonly struct DocumentOrder(int document) : IComparable<Posting>, IComparable<SynonymPosting>
    {
        public int CompareTo(Posting other) => document.CompareTo(other.Document);

        public int CompareTo(SynonymPosting other) => document.CompareTo(other.Document);
    }
}
