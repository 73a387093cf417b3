using System.Runtime.InteropServices;

namespace SmartPark.Kernel.Search;

/// <summary>
/// A synonym group as one query uses it: the words asked for, and what documents earn that say the same in other words.
/// A document that has the asked word earns nothing here: synonyms stand in for a word, they do not add to it.
/// </summary>
internal sealed class SynonymGroup
{
    private readonly Dictionary<int, Standing> _documents = [];
    private readonly Postings _postings;
    private readonly int _length;

    public SynonymGroup(int group, int[] asked, Postings postings, SearchLexicon lexicon)
    {
        _postings = postings;
        Asked = asked;
        var askedTexts = asked.Select(word => lexicon.Synonyms[word]).ToList();
        _length = askedTexts.Max(text => text.Length);
        var isAsked = lexicon.Group(group).ToLookup(word => askedTexts.Exists(lexicon.Synonyms[word].Contains));
        Others = isAsked[false].ToList();
        foreach (var word in isAsked[true]) Read(word, isAsked: true);
        foreach (var word in Others) Read(word, isAsked: false);
        Rarity = postings.Rarity(_documents.Count);
    }

    /// <summary>The words of the group that the query uses.</summary>
    public IReadOnlyList<int> Asked { get; }

    /// <summary>The words of the group that neither stand in the query nor contain one that does.</summary>
    public IReadOnlyList<int> Others { get; }

    /// <summary>Rarity of the meaning: of having any word of the group.</summary>
    public double Rarity { get; }

    /// <summary>Adds what each document earns. A word of n characters is worth n terms, as it is when matched itself.</summary>
    public void AddTo(double[] scores)
    {
        var weight = RelevanceParameters.SynonymWeight * Rarity * _length;
        foreach (var (document, standing) in _documents)
        {
            if (standing.OtherLift > 0 && standing.AskedLift == 0) scores[document] += weight * standing.OtherLift;
            if (!standing.HasAsked) scores[document] += weight * Postings.Saturate(standing.OtherFrequency);
        }
    }

    /// <summary>Whether a synonym stood in for the asked word somewhere in the document.</summary>
    public bool StandsIn(int document) =>
        _documents.TryGetValue(document, out var standing) && (!standing.HasAsked || (standing.OtherLift > 0 && standing.AskedLift == 0));

    private void Read(int word, bool isAsked)
    {
        foreach (var posting in _postings.OfSynonym(word))
        {
            ref var standing = ref CollectionsMarshal.GetValueRefOrAddDefault(_documents, posting.Document, out _);
            if (isAsked)
            {
                standing.HasAsked = true;
                standing.AskedLift = Math.Max(standing.AskedLift, posting.Lift);
                continue;
            }
            standing.OtherFrequency += posting.Frequency;
            standing.OtherLift = Math.Max(standing.OtherLift, posting.Lift);
        }
    }

    private record struct Standing(bool HasAsked, float AskedLift, float OtherFrequency, float OtherLift);
}
