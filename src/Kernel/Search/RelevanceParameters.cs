namespace SmartPark.Kernel.Search;

/// <summary>
/// The constants of the ranking. Chosen on a plateau: tuned on the even questions of STARD and checked on the odd ones,
/// and the other way round (bench/Relevance prints both halves); each may move by a quarter without losing a point of nDCG.
/// </summary>
internal static class RelevanceParameters
{
    /// <summary>BM25 saturation of repeated terms (Robertson and Zaragoza 2009, section 3.4).</summary>
    public const double K1 = 1.2;

    /// <summary>BM25 length normalisation; high, because articles and policy cards differ in length by their kind.</summary>
    public const double B = 0.95;

    /// <summary>Weight of a term of function words only (怎么, 是否) beside 1 for a subject word.</summary>
    public const double FunctionWordWeight = 0.4;

    /// <summary>Weight of another word of the same synonym group beside 1 for the word itself.</summary>
    public const double SynonymWeight = 0.4;

    /// <summary>A term said again in the query counts 1 + this times the logarithm of how often.</summary>
    public const double RepetitionWeight = 0.5;

    /// <summary>Most UTF-16 units of a query that are read; bounds the work of any query.</summary>
    public const int MaxQueryLength = 500;
}
