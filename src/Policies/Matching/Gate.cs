namespace SmartPark.Policies.Matching;

/// <summary>A compiled rule is a tree of gates over its tests; each test belongs to one condition.</summary>
internal abstract record Gate;

/// <summary>The outcome of one condition.</summary>
internal sealed record TestGate(int Test) : Gate;

internal sealed record AllGate(Gate[] Of) : Gate;

internal sealed record AnyGate(Gate[] Of) : Gate;

internal sealed record NotGate(Gate Of) : Gate;

internal sealed record AtLeastGate(int Count, Gate[] Of) : Gate;

/// <summary>
/// One condition as the matcher tests it: in each of its columns (each of the last years) the measure lies in one of the ranges, or shares a bit. A condition that a person
/// judges has no columns and stays unknown.
/// </summary>
/// <param name="Columns">Columns of the table.</param>
/// <param name="Ranges">Ranges, both ends included.</param>
/// <param name="Bits">Bits, one of which must be set.</param>
/// <param name="Near">The ranges widened to what counts as almost met; empty when nothing does.</param>
/// <param name="Obtainable">True when a missing word can be obtained by applying.</param>
internal sealed record Test(int[] Columns, (long Low, long High)[] Ranges, long Bits, (long Low, long High)[] Near, bool Obtainable)
{
    public bool ByPerson => Columns.Length == 0;
}

/// <summary>A rule ready to run. <see cref="Conditions"/> gives for each test the number of its condition; the area has -1, and soft conditions have no test in the gates.</summary>
internal sealed record CompiledRule(Gate Root, Test[] Tests, int[] Conditions);
