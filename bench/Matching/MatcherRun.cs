using System.Diagnostics;
using System.Runtime.CompilerServices;
using SmartPark.Policies.Facts;
using SmartPark.Policies.Matching;

namespace SmartPark.Bench.Matching;

/// <summary>The columns of many profiles, built in portions so that the facts themselves never stand in memory all at once.</summary>
/// <param name="Table">The table.</param>
/// <param name="BuildMs">Reading the facts into it, without inventing them.</param>
/// <param name="HeapBytes">By how much the managed heap grew.</param>
/// <param name="UnknownFacts">Share of unknown values in the columns.</param>
internal sealed record BuiltTable(ProfileTable Table, double BuildMs, long HeapBytes, double UnknownFacts)
{
    private const int Portion = 2000;

    public static BuiltTable Of(RuleSet set, Enterprises enterprises, int rows)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var table = new ProfileTable(set, rows);
        var ms = 0.0;
        for (var first = 0; first < rows; first += Portion) ms += Fill(table, enterprises, first, Math.Min(Portion, rows - first));
        var heap = GC.GetTotalMemory(forceFullCollection: true) - before;
        return new(table, ms, heap, 1 - Known(table) / (double)rows / set.Slots.Length);
    }

    private static long Known(ProfileTable table)
    {
        var known = 0L;
        for (var c = 0; c < table.Rules.Slots.Length; c++) for (var word = 0; word < table.Words; word++) known += long.PopCount((long)table.Test(c, word, [], 0).Known);
        return known;
    }

    /// <summary>Not inlined, so that no facts are reachable any more when the heap is measured.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static double Fill(ProfileTable table, Enterprises enterprises, int first, int count)
    {
        var sheets = Enumerable.Range(first, count).Select(enterprises.Of).ToList();
        var started = Stopwatch.GetTimestamp();
        for (var i = 0; i < count; i++) table.Set(first + i, sheets[i], Enterprises.Day);
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }
}

/// <summary>Times the matcher as it is shipped.</summary>
internal static class MatcherRun
{
    /// <summary>Median of some runs after three that do not count: the compiler has finished with its methods by then.</summary>
    public static (double Ms, IReadOnlyList<Answer> Answers, long[] States) Whole(ProfileTable table, bool parallel, int runs = 5)
    {
        var times = new List<double>();
        for (var run = -2; ; run++)
        {
            var started = Stopwatch.GetTimestamp();
            using var tally = Tally.Of(table, parallel);
            if (run > 0) times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            if (run == runs) return (times.Order().ElementAt(runs / 2), tally.Answers(), tally.States());
        }
    }

    /// <summary>Times something between two runs of the matcher, so that all three find the machine in the same state, and says how many times their mean it took.</summary>
    public static (double Times, double TimesOneThread, T Result) Between<T>(ProfileTable table, Func<T> run, Func<T, double> ms)
    {
        double Both(bool parallel) => Whole(table, parallel).Ms;
        var before = (Both(true), Both(false));
        var result = run();
        var after = (Both(true), Both(false));
        return (ms(result) / ((before.Item1 + after.Item1) / 2), ms(result) / ((before.Item2 + after.Item2) / 2), result);
    }

    /// <summary>A profile whose facts changed, set again and held against all rules: microseconds, ascending.</summary>
    public static IReadOnlyList<double> One(RuleSet set, Enterprises enterprises, int times)
    {
        var table = new ProfileTable(set, 1);
        var sheets = Enumerable.Range(0, 500).Select(enterprises.Of).ToList();
        var taken = new List<double>();
        using var tally = new Tally(set.Rules.Count);
        for (var i = -1000; i < times; i++)
        {
            var started = Stopwatch.GetTimestamp();
            table.Set(0, sheets[(i + 1000) % sheets.Count], Enterprises.Day);
            tally.Run(table, parallel: true);
            if (i >= 0) taken.Add(Stopwatch.GetElapsedTime(started).TotalMicroseconds);
        }
        return [.. taken.Order()];
    }
}
