using SmartPark.Workflows.Expressions;

namespace SmartPark.Workflows.Decisions;

/// <summary>Which of the rows that match count: DMN 1.3, 8.2.10.</summary>
internal enum HitPolicy
{
    /// <summary>The first, in the order of the table.</summary>
    First,

    /// <summary>Exactly one may match; two are a fault of the table.</summary>
    Unique,

    /// <summary>All of them, as lists.</summary>
    Collect,
}

/// <summary>A row: a test for each input (empty or <c>-</c> matches everything), an expression for each output.</summary>
internal sealed record DecisionRow(IReadOnlyList<string> Tests, IReadOnlyList<string> Outputs);

/// <summary>A decision table of a business rule task.</summary>
/// <param name="Inputs">Expressions whose values are tested.</param>
/// <param name="Outputs">Variables that are set.</param>
/// <param name="Policy">Which rows count.</param>
/// <param name="Rows">The rows, at most 500.</param>
internal sealed record DecisionTable(IReadOnlyList<string> Inputs, IReadOnlyList<string> Outputs, HitPolicy Policy, IReadOnlyList<DecisionRow> Rows)
{
    public const int MostRows = 500;

    /// <summary>All that is wrong with it: the code, and where.</summary>
    public IEnumerable<(string Code, string Where)> Check()
    {
        if (Inputs.Count is 0 or > 20 || Outputs.Count is 0 or > 20 || Rows.Count is 0 or > MostRows) yield return ("decision.size", "");
        for (var i = 0; i < Inputs.Count; i++) if (Problem(() => Parser.Read(Inputs[i])) is { } code) yield return (code, $"input {i + 1}");
        for (var r = 0; r < Rows.Count; r++)
        {
            if (Rows[r].Tests.Count != Inputs.Count || Rows[r].Outputs.Count != Outputs.Count) { yield return ("decision.width", $"{r + 1}"); continue; }
            for (var i = 0; i < Inputs.Count; i++) if (Problem(() => CellTest.Read(Rows[r].Tests[i])) is { } code) yield return (code, $"{r + 1}, {i + 1}");
            for (var o = 0; o < Outputs.Count; o++) if (Problem(() => Parser.Read(Rows[r].Outputs[o])) is { } code) yield return (code, $"{r + 1}, {Inputs.Count + o + 1}");
        }
    }

    /// <summary>The rows that match, by their number.</summary>
    /// <exception cref="ExpressionException">An input has no value that can be tested.</exception>
    public IReadOnlyList<int> Matching(Evaluator evaluator)
    {
        var values = Inputs.Select(i => evaluator.Of(Parser.Read(i))).ToList();
        return [.. Enumerable.Range(0, Rows.Count).Where(r => Rows[r].Tests.Select((t, i) => CellTest.Read(t).Holds(values[i], evaluator)).All(holds => holds))];
    }

    /// <summary>What it sets. No row that matches is a fault, never a silent nothing; only collecting may find none.</summary>
    /// <exception cref="ExpressionException">It decides nothing, or, being unique, more than one thing.</exception>
    public IReadOnlyDictionary<string, Value> Decide(Evaluator evaluator)
    {
        var rows = Matching(evaluator);
        if (Policy != HitPolicy.Collect && rows.Count == 0) throw new ExpressionException("decision.none", 1, "");
        if (Policy == HitPolicy.Unique && rows.Count > 1) throw new ExpressionException("decision.several", 1, string.Join(", ", rows.Select(r => r + 1)));
        Value Output(int row, int o) => evaluator.Of(Parser.Read(Rows[row].Outputs[o]));
        return Outputs.Select((name, o) => (name, Value: Policy == HitPolicy.Collect ? Value.Of([.. rows.Select(r => Output(r, o))]) : Output(rows[0], o))).ToDictionary(p => p.name, p => p.Value);
    }

    private static string? Problem(Action read)
    {
        try { read(); return null; }
        catch (ExpressionException e) { return e.Code; }
    }
}
