namespace SmartPark.Bench.Relevance;

/// <summary>95 % interval of the mean difference of two runs over the same questions (paired bootstrap, Sakai 2006).</summary>
internal static class PairedBootstrap
{
    private const int Samples = 5_000;

    public static (double Low, double High) Interval(Run ours, Run peer)
    {
        var differences = ours.Questions.Zip(peer.Questions, (o, p) => o.Ndcg - p.Ndcg).ToArray();
        var random = new Random(20260101);
        var means = new double[Samples];
        for (var sample = 0; sample < Samples; sample++)
        {
            for (var i = 0; i < differences.Length; i++) means[sample] += differences[random.Next(differences.Length)];
            means[sample] /= differences.Length;
        }
        Array.Sort(means);
        return (means[(int)(Samples * 0.025)], means[(int)(Samples * 0.975)]);
    }
}
