using System.Diagnostics;
using SmartPark.Kernel.Search;

namespace SmartPark.Bench.Relevance;

/// <summary>What one method did on one dataset: the measures of each question, and the mean time of a query.</summary>
internal sealed record Run(string Method, IReadOnlyList<Measures> Questions, double MillisecondsPerQuery)
{
    public double Ndcg => Questions.Average(q => q.Ndcg);

    public static Run OfBaseline(Dataset data)
    {
        var baseline = new BigramBaseline(data.PeerTexts);
        return Of("bigram BM25", data, query => baseline.Search(query, Measures.Depth).Select(d => data.Documents[d].Key).ToList());
    }

    public static Run OfOurs(Dataset data)
    {
        var index = RelevanceIndex<string>.Build(data.Documents);
        return Of("RelevanceIndex", data, query => index.Search(query, Measures.Depth).Select(hit => hit.Key).ToList());
    }

    private static Run Of(string method, Dataset data, Func<string, List<string>> search)
    {
        foreach (var question in data.Questions.Take(50)) search(question.Text);
        var clock = Stopwatch.StartNew();
        var rankings = data.Questions.Select(question => search(question.Text)).ToList();
        clock.Stop();
        var measures = rankings.Zip(data.Questions, (ranking, question) => Measures.Of(ranking, question.Relevant)).ToList();
        return new Run(method, measures, clock.Elapsed.TotalMilliseconds / data.Questions.Count);
    }
}
