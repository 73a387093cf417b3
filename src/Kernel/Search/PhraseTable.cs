namespace SmartPark.Kernel.Search;

/// <summary>A phrase found in a text: its number in the table and where it starts, in UTF-16 units.</summary>
internal readonly record struct PhraseMatch(int Phrase, int Start);

/// <summary>
/// A small fixed list of phrases and every place where they stand in a folded text, overlaps included. A phrase that
/// begins or ends with an ASCII letter or digit must not continue with one, so "ai" is not found in "email".
/// </summary>
internal sealed class PhraseTable
{
    private readonly Dictionary<char, List<int>> _byFirst = [];
    private readonly List<string> _phrases = [];
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    public string this[int phrase] => _phrases[phrase];

    public int Count => _phrases.Count;

    /// <summary>Adds a phrase (folded here) and gives its number; the same phrase keeps its number.</summary>
    public int Add(string phrase)
    {
        var folded = FoldedText.Of(phrase).Text;
        if (_numbers.TryGetValue(folded, out var known)) return known;
        var number = _phrases.Count;
        _phrases.Add(folded);
        _numbers.Add(folded, number);
        if (!_byFirst.TryGetValue(folded[0], out var sameFirst)) _byFirst.Add(folded[0], sameFirst = []);
        sameFirst.Add(number);
        return number;
    }

    public List<PhraseMatch> FindIn(string text)
    {
        var found = new List<PhraseMatch>();
        for (var i = 0; i < text.Length; i++)
        {
            if (!_byFirst.TryGetValue(text[i], out var candidates)) continue;
            foreach (var number in candidates)
                if (StandsAt(text, i, _phrases[number])) found.Add(new PhraseMatch(number, i));
        }
        return found;
    }

    private static bool StandsAt(string text, int start, string phrase)
    {
        if (string.CompareOrdinal(text, start, phrase, 0, phrase.Length) != 0) return false;
        var end = start + phrase.Length;
        return !(start > 0 && Joined(text[start - 1], phrase[0])) && !(end < text.Length && Joined(phrase[^1], text[end]));
    }

    private static bool Joined(char left, char right) => char.IsAsciiLetterOrDigit(left) && char.IsAsciiLetterOrDigit(right);
}
