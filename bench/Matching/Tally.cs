using System.Numerics;
using SmartPark.Policies.Matching;

namespace SmartPark.Bench.Matching;

/// <summary>What a method answered for one policy: how many rows of each kind, and the sum of the numbers of the rows that are met.</summary>
internal readonly record struct Answer(long Met, long Unknown, long Unmet, long Sum);

/// <summary>Counts the five states of every rule and sums the rows that fit, each thread for itself.</summary>
internal sealed class Tally : IDisposable
{
    private const int Width = 8;
    private readonly ThreadLocal<long[]> _counts;
    private readonly int _rules;

    public Tally(int rules)
    {
        _rules = rules;
        _counts = new(() => new long[rules * Width], trackAllValues: true);
    }

    public static Tally Of(ProfileTable table, bool parallel = true)
    {
        var tally = new Tally(table.Rules.Rules.Count);
        tally.Run(table, parallel);
        return tally;
    }

    public void Run(ProfileTable table, bool parallel) => Matcher.Run(table, new Sink(_counts), parallel);

    public IReadOnlyList<Answer> Answers() => [.. Enumerable.Range(0, _rules).Select(Answer)];

    public Answer Answer(int rule) => new(Of(rule, 0), Of(rule, 2) + Of(rule, 3), Of(rule, 1) + Of(rule, 4), Of(rule, 5));

    /// <summary>Pairs in each of the five states, in the order of <see cref="States64"/>.</summary>
    public long[] States() => [.. Enumerable.Range(0, 5).Select(state => Enumerable.Range(0, _rules).Sum(rule => Of(rule, state)))];

    public void Dispose() => _counts.Dispose();

    private long Of(int rule, int state) => _counts.Values.Sum(c => c[rule * Width + state]);

    public readonly struct Sink(ThreadLocal<long[]> counts) : IMatchSink
    {
        public void Take(int rule, int word, States64 states)
        {
            var own = counts.Value.AsSpan(rule * Width, Width);
            own[1] += BitOperations.PopCount(states.Near);
            own[2] += BitOperations.PopCount(states.ToAnswer);
            own[3] += BitOperations.PopCount(states.ByPerson);
            own[4] += BitOperations.PopCount(states.Unmet);
            if (states.Fits == 0) return;
            own[0] += BitOperations.PopCount(states.Fits);
            own[5] += Rows(states.Fits, word * 64L);
        }

        /// <summary>Sum of the numbers of the rows whose bit is set: digit by digit of the place in the word.</summary>
        private static long Rows(ulong bits, long first) => first * BitOperations.PopCount(bits)
            + BitOperations.PopCount(bits & 0xAAAAAAAAAAAAAAAA) + 2L * BitOperations.PopCount(bits & 0xCCCCCCCCCCCCCCCC) + 4L * BitOperations.PopCount(bits & 0xF0F0F0F0F0F0F0F0)
            + 8L * BitOperations.PopCount(bits & 0xFF00FF00FF00FF00) + 16L * BitOperations.PopCount(bits & 0xFFFF0000FFFF0000) + 32L * BitOperations.PopCount(bits & 0xFFFFFFFF00000000);
    }
}
