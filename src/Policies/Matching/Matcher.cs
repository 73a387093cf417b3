
namespace SmartPark.Policies.Matching;

/// <summary>The states of 64 rows in one rule; each row in exactly one of them.</summary>
/// <param name="Fits">符合: met.</param>
/// <param name="Near">差一步: not met, and one attainable condition alone stands in the way.</param>
/// <param name="ToAnswer">待补充: unknown for want of facts.</param>
/// <param name="ByPerson">需人工核验: unknown, and all that facts can say is met.</param>
/// <param name="Unmet">不符合.</param>
internal readonly record struct States64(ulong Fits, ulong Near, ulong ToAnswer, ulong ByPerson, ulong Unmet);

/// <summary>Takes the states of 64 rows.</summary>
internal interface IMatchSink
{
    void Take(int rule, int word, States64 states);
}

/// <summary>
/// Runs rules over profiles: block by block of rows, so that the columns of a block stay in the cache while all rules pass over it; within a block, rule by rule and word by
/// word of 64 rows.
/// </summary>
internal static class Matcher
{
    /// <summary>Words of 64 rows a block: 2,048 rows, 16 KB a column.</summary>
    private const int BlockWords = 32;
    private const int MostTests = 128;

    public static void Run<TSink>(RuleSet rules, ProfileTable table, TSink sink, bool parallel = true) where TSink : IMatchSink
    {
        var blocks = (table.Words + BlockWords - 1) / BlockWords;
        if (!parallel || blocks < 2) for (var b = 0; b < blocks; b++) Block(rules, table, b, sink);
        else Parallel.For(0, blocks, b => Block(rules, table, b, sink));
    }

    /// <summary>Outcomes of the tests of one rule in one row, in the order of its tests.</summary>
    public static bool?[] Tests(CompiledRule rule, ProfileTable table, int row)
    {
        Span<Logic.Truth64> tests = stackalloc Logic.Truth64[MostTests];
        Evaluate(rule, table, row >> 6, tests);
        var bit = 1UL << (row & 63);
        var outcomes = new bool?[rule.Tests.Length];
        for (var i = 0; i < outcomes.Length; i++) outcomes[i] = (tests[i].True & bit) != 0 ? true : (tests[i].False & bit) != 0 ? false : null;
        return outcomes;
    }

    private static void Block<TSink>(RuleSet rules, ProfileTable table, int block, TSink sink) where TSink : IMatchSink
    {
        Span<Logic.Truth64> tests = stackalloc Logic.Truth64[MostTests];
        var (first, end) = (block * BlockWords, Math.Min((block + 1) * BlockWords, table.Words));
        for (var r = 0; r < rules.Rules.Count; r++)
        {
            var rule = rules.Rules[r];
            for (var word = first; word < end; word++)
            {
                var rows = word == table.Words - 1 && (table.Rows & 63) != 0 ? (1UL << (table.Rows & 63)) - 1 : ulong.MaxValue;
                sink.Take(r, word, States(rule, table, word, rows, tests));
            }
        }
    }

    private static States64 States(CompiledRule rule, ProfileTable table, int word, ulong rows, Span<Logic.Truth64> tests)
    {
        Evaluate(rule, table, word, tests);
        var root = Logic.Of(rule.Root, tests);
        var (unmet, open) = (root.False & rows, root.Unknown & rows);
        var near = unmet == 0 ? 0 : Near(rule, table, word, unmet, tests);
        var byPerson = open == 0 ? 0 : ByPerson(rule, open, tests);
        return new(root.True & rows, near, open & ~byPerson, byPerson, unmet & ~near);
    }

    private static void Evaluate(CompiledRule rule, ProfileTable table, int word, Span<Logic.Truth64> tests)
    {
        for (var i = 0; i < rule.Tests.Length; i++) tests[i] = Outcome(rule.Tests[i], table, word);
    }

    /// <summary>A condition on several years is met when each is, unmet when one is unmet, else unknown.</summary>
    private static Logic.Truth64 Outcome(Test test, ProfileTable table, int word)
    {
        if (test.ByPerson) return default;
        var (t, f) = (ulong.MaxValue, 0UL);
        foreach (var column in test.Columns)
        {
            var met = Met(table.Column(column).Slice(word * 64, 64), test.Ranges, test.Bits);
            t &= met;
            f |= table.Known(column)[word] & ~met;
        }
        return new(t, f);
    }

    private static ulong Met(ReadOnlySpan<long> rows, (long Low, long High)[] ranges, long bits)
    {
        if (bits != 0) return Lanes.HasBits(rows, bits);
        var met = 0UL;
        foreach (var (low, high) in ranges) met |= Lanes.InRange(rows, low, high);
        return met;
    }

    /// <summary>Rows that would no longer be unmet if one of their unmet but attainable conditions were met.</summary>
    private static ulong Near(CompiledRule rule, ProfileTable table, int word, ulong unmet, Span<Logic.Truth64> tests)
    {
        var near = 0UL;
        for (var i = 0; i < rule.Tests.Length; i++)
        {
            var before = tests[i];
            var could = before.False & unmet & ~near;
            if (could == 0 || (could &= Attainable(rule.Tests[i], table, word, before.False)) == 0) continue;
            tests[i] = new(before.True | could, before.False & ~could);
            near |= could & ~Logic.Of(rule.Root, tests).False;
            tests[i] = before;
        }
        return near;
    }

    private static ulong Attainable(Test test, ProfileTable table, int word, ulong missed)
    {
        if (test.Obtainable) return missed;
        if (test.Near.Length == 0) return 0;
        var attainable = ulong.MaxValue;
        foreach (var column in test.Columns) attainable &= Met(table.Column(column).Slice(word * 64, 64), test.Near, 0) | ~table.Known(column)[word];
        return attainable;
    }

    /// <summary>Open rows that would be met if every condition a person judges were.</summary>
    private static ulong ByPerson(CompiledRule rule, ulong open, Span<Logic.Truth64> tests)
    {
        var any = false;
        for (var i = 0; i < rule.Tests.Length; i++)
        {
            if (!rule.Tests[i].ByPerson) continue;
            tests[i] = new(ulong.MaxValue, 0);
            any = true;
        }
        return any ? Logic.Of(rule.Root, tests).True & open : 0;
    }
}
