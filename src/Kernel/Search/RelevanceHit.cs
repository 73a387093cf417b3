namespace SmartPark.Kernel.Search;

/// <summary>A document that matches a query.</summary>
/// <typeparam name="TKey">What identifies a document.</typeparam>
/// <param name="Key">Key of the document.</param>
/// <param name="Score">Greater than 0; comparable within one answer only.</param>
/// <param name="Matched">
/// What of the query stands in the document, for highlighting: pairs of Han characters, words, and synonyms that stood in
/// for a word of the query; single characters where nothing longer matched. Never empty, folded (NFKC, lower case).
/// </param>
public sealed record RelevanceHit<TKey>(TKey Key, double Score, IReadOnlyList<string> Matched)
    where TKey : notnull;
