using System.Buffers;

namespace SmartPark.Kernel.Search;

/// <summary>
/// A synonym group as one query uses it: the words asked for, and what documents earn that say the same in other words.
/// A document that has the asked word earns nothing here: synonyms stand in for a word, they do not add to it.
/// </summary>
internal sealed class SynonymGroup
{
    private readonly Postings _postings;
    private readonly List<int> _asked;
    private readonly int _length;

    public SynonymGroup(int group, int[] used, Postings postings, SearchLexicon lexicon)
    {
        _postings = postings;
        Used = used;
        var texts = used.Select(word => lexicon.Synonyms[word]).ToList();
        _length = texts.Max(text => text.Length);
        var asked = lexicon.Group(group).ToLookup(word => texts.Exists(lexicon.Synonyms[word].Contains));
        _asked = asked[true].ToList();
        Others = asked[false].ToList();
        Rarity = postings.Rarity(postings.DocumentsOfGroup(group));
    }

    /// <summary>The words of the group that stand in the query.</summary>
    public IReadOnlyList<int> Used { get; }

    /// <summary>The words of the group that neither stand in the query nor contain one that does.</summary>
    public IReadOnlyList<int> Others { get; }

    /// <summary>Rarity of the meaning: of having any word of the group.</summary>
    public double Rarity { get; }

    /// <summary>Adds what each document earns. A word of n characters is worth n terms, as it is when matched itself.</summary>
    public void AddTo(Span<double> scores)
    {
        var standings = ArrayPool<Standing>.Shared.Rent(scores.Length);
        Array.Clear(standings, 0, scores.Length);
        foreach (var word in _asked)
            foreach (var posting in _postings.OfSynonym(word)) standings[posting.Document].Asked(posting);
        foreach (var word in Others)
            foreach (var posting in _postings.OfSynonym(word)) standings[posting.Document].Other(posting);
        var weight = RelevanceParameters.SynonymWeight * Rarity * _length;
        for (var document = 0; document < scores.Length; document++) scores[document] += weight * standings[document].Earned;
        ArrayPool<Standing>.Shared.Return(standings);
    }

    /// <summary>The words that stood in for an asked one in a document; none where it has the asked word where it counts.</summary>
    public IEnumerable<int> StandIns(int document)
    {
        var standing = new Standing();
        foreach (var word in _asked)
            if (_postings.OfSynonym(word, document) is { } posting) standing.Asked(posting);
        foreach (var word in Others)
            if (_postings.OfSynonym(word, document) is { } posting) standing.Other(posting);
        return standing.Earned > 0 ? Others.Where(word => _postings.OfSynonym(word, document) is not null) : [];
    }

    private struct Standing
    {
        private bool _hasAsked;
        private float _askedLift;
        private float _frequency;
        private float _lift;

        public readonly double Earned =>
            (_askedLift == 0 ? _lift : 0) + (_hasAsked || _frequency == 0 ? 0 : Postings.Saturate(_frequency));

        public void Asked(SynonymPosting posting)
        {
            _hasAsked = true;
            _askedLift = Math.Max(_askedLift, posting.Lift);
        }

        public void Other(SynonymPosting posting)
        {
            _frequency += posting.Frequency;
            _lift = Math.Max(_lift, posting.Lift);
        }
    }
}
