namespace SmartPark.Policies.Matching;

/// <summary>A compiled rule is a tree of gates over its tests; each test belongs to one condition.</summary>
internal abstract record Gate
{
    /// <summary>The tests below it.</summary>
    public IEnumerable<int> Tests => this switch
    {
        TestGate test => [test.Test],
        AllGate all => all.Of.SelectMany(p => p.Tests),
        AnyGate any => any.Of.SelectMany(p => p.Tests),
        AtLeastGate least => least.Of.SelectMany(p => p.Tests),
        NotGate not => not.Of.Tests,
        _ => throw new InvalidOperationException(GetType().Name),
    };
}

/// <summary>The outcome of one condition.</summary>
internal sealed record TestGate(int Test) : Gate;

internal sealed record AllGate(Gate[] Of) : Gate;

internal sealed record AnyGate(Gate[] Of) : Gate;

internal sealed record NotGate(Gate Of) : Gate;

internal sealed record AtLeastGate(int Count, Gate[] Of) : Gate;

/// <summary>One condition as the matcher tests it: met when it is in each of its columns (each of the last years). A condition that a person judges has no columns and stays unknown.</summary>
/// <param name="Columns">What is tested in which column.</param>
/// <param name="Obtainable">True when a missing word can be obtained by applying.</param>
internal sealed record Test(ColumnTest[] Columns, bool Obtainable)
{
    public bool ByPerson => Columns.Length == 0;

    /// <summary>Something can be near without being met.</summary>
    public bool Attainable => Obtainable || (Columns.Length > 0 && Columns[0].Near.Length > 0);
}

/// <summary>The code lies in one of the ranges, or shares a bit.</summary>
/// <param name="Column">Column of the table.</param>
/// <param name="Ranges">Ranges of codes.</param>
/// <param name="Bits">Bits, one of which must be set.</param>
/// <param name="Near">The ranges widened to what counts as almost met; empty when nothing does.</param>
internal readonly record struct ColumnTest(int Column, CodeRange[] Ranges, ulong Bits, CodeRange[] Near);

/// <summary>A rule ready to run: met when all of its parts are. Parts of one test come first, for they are cheap and often settle the rest.</summary>
internal sealed class CompiledRule
{
    public CompiledRule(Gate root, Test[] tests, int[] conditions)
    {
        Tests = tests;
        Conditions = conditions;
        Parts = [.. (root is AllGate all ? all.Of : [root]).Select(g => new Part(g, [.. g.Tests], g.Tests.Any(t => tests[t].Attainable))).OrderBy(p => p.Tests.Length)];
        AsksPerson = Parts.Any(p => p.Tests.Any(t => tests[t].ByPerson));
    }

    public Part[] Parts { get; }

    /// <summary>All tests, those of soft conditions too, in the order of the tree.</summary>
    public Test[] Tests { get; }

    /// <summary>The number of each test's condition; the area has -1.</summary>
    public int[] Conditions { get; }

    /// <summary>Some required condition is for a person to judge.</summary>
    public bool AsksPerson { get; }
}

/// <summary>One part of a rule, with the tests it needs, and whether one of them may be near.</summary>
internal sealed record Part(Gate Gate, int[] Tests, bool Attainable);
