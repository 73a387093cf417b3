using System.Text;

namespace SmartPark.Kernel.Text;

/// <summary>
/// Tells whether two names look alike, after the idea of UTS #39: compatibility normalisation (NFKC), letter case, then a small table of
/// lookalikes; white space and invisible characters do not count. Compare skeletons for equality only, never show or store them as a name.
/// Limits: the table has Latin, Greek, Cyrillic, digits and a few Chinese pairs, not the 6,000 rows of confusables.txt, so equal skeletons
/// mean "looks alike" but different ones do not prove that a reader can tell them apart. Only the first 1,024 UTF-16 units are compared.
/// </summary>
public static class Skeleton
{
    private const int Longest = 1024;

    // Each group is drawn (nearly) like its first member. Lower case, because case is folded before.
    private static readonly string[] Groups =
    [
        "aаαɑ", "bЬв", "cсϲ", "dԁ", "eеё", "hһ", "iіιı", "jј", "kкκ", "lӏ1|丨", "nп", "oоοσ0օ", "pрρ", "qԛ", "sѕ", "tтτ", "uυս", "vνѵ",
        "wԝω", "xхχ", "yуγ", "zᴢ", "日曰", "己已巳", "未末", "土士", "口囗", "人入", "大犬太", "一—–ー―─", "二=", "·•・‧.",
    ];

    private static readonly Dictionary<Rune, string> Lookalikes = Build();

    /// <summary>The skeleton of a name; equal for names that look alike. Lone surrogates count as U+FFFD.</summary>
    public static string Of(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        var cut = text.Length > Longest ? text[..Longest] : text;
        var whole = string.Concat(cut.EnumerateRunes().Select(rune => rune.ToString()));
        var result = new StringBuilder(whole.Length);
        foreach (var rune in whole.Normalize(NormalizationForm.FormKC).EnumerateRunes())
        {
            // Upper then lower stands in for case folding: it joins the variants of sigma and the Kelvin and Angstrom signs.
            var folded = Rune.ToLowerInvariant(Rune.ToUpperInvariant(rune));
            if (Rune.IsWhiteSpace(folded) || InvisibleCharacters.ProblemOf(folded, multiline: false) is not null) continue;
            result.Append(Lookalikes.TryGetValue(folded, out var twin) ? twin : folded.ToString());
        }

        // Sequences that run together in a proportional font.
        return result.ToString().Replace("rn", "m", StringComparison.Ordinal).Replace("vv", "w", StringComparison.Ordinal);
    }

    /// <summary>True when a reader may take one name for the other.</summary>
    public static bool AreAlike(string? left, string? right) => string.Equals(Of(left), Of(right), StringComparison.Ordinal);

    private static Dictionary<Rune, string> Build()
    {
        var table = new Dictionary<Rune, string>();
        foreach (var group in Groups)
        {
            var runes = group.EnumerateRunes().ToList();
            foreach (var rune in runes.Skip(1)) table.TryAdd(Rune.ToLowerInvariant(rune), runes[0].ToString());
        }

        // Capital I and small l are the same stroke in most sans-serif fonts.
        table[new Rune('i')] = "l";
        foreach (var rune in "іιı".EnumerateRunes()) table[rune] = "l";
        return table;
    }
}
