namespace SmartPark.Bench.Relevance;

/// <summary>Quality of one ranking at depth 10: nDCG (Järvelin and Kekäläinen 2002, binary gain), recall, reciprocal rank.</summary>
internal readonly record struct Measures(double Ndcg, double Recall, double ReciprocalRank)
{
    public const int Depth = 10;

    public static Measures Of(IReadOnlyList<string> ranking, IReadOnlySet<string> relevant)
    {
        var hits = Enumerable.Range(0, Math.Min(Depth, ranking.Count)).Where(rank => relevant.Contains(ranking[rank])).ToList();
        var ideal = Enumerable.Range(0, Math.Min(Depth, relevant.Count)).Sum(Gain);
        return new Measures(hits.Sum(Gain) / ideal, (double)hits.Count / relevant.Count, hits.Count > 0 ? 1.0 / (hits[0] + 1) : 0);
    }

    private static double Gain(int rank) => 1 / Math.Log2(rank + 2);
}
