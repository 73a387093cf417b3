namespace SmartPark.Kernel.Search;

/// <summary>
/// The constants of the ranking, chosen on a plateau and rounded. The same search over their values on the even questions of
/// STARD alone gives 0.559 on the odd ones, on the odd alone 0.553 on the even (as here 0.558 on all). K1 and the weights
/// may move by a quarter and B between 0.85 and 1 without losing 0.005 of nDCG@10 there.
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
