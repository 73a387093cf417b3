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
/// word of 64 rows. A rule is left as soon as all 64 are settled: two parts false, or one that nothing brings near.
/// </summary>
internal static class Matcher
{
    /// <summary>Words of 64 rows a block: 2,048 rows, 2 to 16 KB a column.</summary>
    private const int BlockWords = 32;
    private const int MostTests = 128;

    public static void Run<TSink>(ProfileTable table, TSink sink, bool parallel = true) where TSink : IMatchSink
    {
        var blocks = (table.Words + BlockWords - 1) / BlockWords;
        if (!parallel || blocks < 2) for (var b = 0; b < blocks; b++) Block(table, b, sink);
        else Parallel.For(0, blocks, b => Block(table, b, sink));
    }

    /// <summary>Outcomes of the tests of one rule in one row, in the order of its tests.</summary>
    public static bool?[] Tests(CompiledRule rule, ProfileTable table, int row)
    {
        var bit = 1UL << (row & 63);
        return [.. rule.Tests.Select(t => Outcome(t, table, row >> 6)).Select(v => (v.True & bit) != 0 ? true : (v.False & bit) != 0 ? false : (bool?)null)];
    }

    private static void Block<TSink>(ProfileTable table, int block, TSink sink) where TSink : IMatchSink
    {
        Span<Logic.Truth64> tests = stackalloc Logic.Truth64[MostTests];
        Span<ulong> falses = stackalloc ulong[MostTests];
        var (first, end) = (block * BlockWords, Math.Min((block + 1) * BlockWords, table.Words));
        for (var r = 0; r < table.Rules.Rules.Count; r++)
        {
            var rule = table.Rules.Rules[r];
            for (var word = first; word < end; word++)
            {
                var rows = word == table.Words - 1 && (table.Rows & 63) != 0 ? (1UL << (table.Rows & 63)) - 1 : ulong.MaxValue;
                sink.Take(r, word, States(rule, table, word, rows, tests, falses));
            }
        }
    }

    private static States64 States(CompiledRule rule, ProfileTable table, int word, ulong rows, Span<Logic.Truth64> tests, Span<ulong> falses)
    {
        var (met, unmet, settled) = (rows, 0UL, ~rows);
        for (var p = 0; p < rule.Parts.Length; p++)
        {
            var part = rule.Parts[p];
            foreach (var test in part.Tests) tests[test] = Outcome(rule.Tests[test], table, word);
            var value = Logic.Of(part.Gate, tests);
            falses[p] = value.False;
            settled |= part.Attainable ? unmet & value.False : value.False;
            unmet |= value.False;
            met &= value.True;
            if (settled == ulong.MaxValue) return new(0, 0, 0, 0, rows);
        }
        unmet &= rows;
        var open = rows & ~(met | unmet);
        var near = (unmet & ~settled) == 0 ? 0 : Near(rule, table, word, unmet & ~settled, tests, falses);
        var byPerson = open == 0 || !rule.AsksPerson ? 0 : ByPerson(rule, open, tests);
        return new(met, near, open & ~byPerson, byPerson, unmet & ~near);
    }

    /// <summary>A condition on several years is met when each is, unmet when one is unmet, else unknown.</summary>
    private static Logic.Truth64 Outcome(Test test, ProfileTable table, int word)
    {
        if (test.ByPerson) return default;
        var (t, f) = (ulong.MaxValue, 0UL);
        foreach (var column in test.Columns)
        {
            var (met, known) = table.Test(column.Column, word, column.Ranges, column.Bits);
            t &= met;
            f |= known & ~met;
        }
        return new(t, f);
    }

    /// <summary>Rows with one part false that would no longer be so if one of its unmet but attainable conditions were met.</summary>
    private static ulong Near(CompiledRule rule, ProfileTable table, int word, ulong single, Span<Logic.Truth64> tests, ReadOnlySpan<ulong> falses)
    {
        var near = 0UL;
        for (var p = 0; p < rule.Parts.Length; p++)
        {
            var part = rule.Parts[p];
            var open = falses[p] & single;
            if (open == 0 || !part.Attainable) continue;
            foreach (var test in part.Tests) near |= Helped(part, test, rule.Tests[test], table, word, open & ~near, tests);
        }
        return near;
    }

    /// <summary>Rows in which one test, were it met, would do.</summary>
    private static ulong Helped(Part part, int number, Test test, ProfileTable table, int word, ulong rows, Span<Logic.Truth64> tests)
    {
        var before = tests[number];
        var could = before.False & rows;
        if (could == 0 || !test.Attainable || (could &= Attainable(test, table, word)) == 0) return 0;
        tests[number] = new(before.True | could, before.False & ~could);
        var helped = could & ~Logic.Of(part.Gate, tests).False;
        tests[number] = before;
        return helped;
    }

    private static ulong Attainable(Test test, ProfileTable table, int word)
    {
        if (test.Obtainable) return ulong.MaxValue;
        var attainable = ulong.MaxValue;
        foreach (var column in test.Columns)
        {
            var (near, known) = table.Test(column.Column, word, column.Near, 0);
            attainable &= near | ~known;
        }
        return attainable;
    }

    /// <summary>Open rows that would be met if every condition a person judges were.</summary>
    private static ulong ByPerson(CompiledRule rule, ulong open, Span<Logic.Truth64> tests)
    {
        foreach (var part in rule.Parts)
        {
            foreach (var test in part.Tests) if (rule.Tests[test].ByPerson) tests[test] = new(ulong.MaxValue, 0);
            open &= Logic.Of(part.Gate, tests).True;
        }
        return open;
    }
}
