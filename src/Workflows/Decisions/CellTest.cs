using SmartPark.Workflows.Expressions;

namespace SmartPark.Workflows.Decisions;

/// <summary>
/// The test in a cell, in the words of DMN's unary tests: <c>-</c> or nothing for everything; <c>&gt; 5</c>; <c>[1..5]</c>, <c>(1..5]</c>; a value, or several with commas; <c>not(…)</c>.
/// </summary>
internal abstract record CellTest
{
    private static readonly string[] Signs = ["<=", ">=", "!=", "<", ">", "="];

    public abstract bool Holds(Value value, Evaluator evaluator);

    /// <exception cref="ExpressionException">It cannot be read.</exception>
    public static CellTest Read(string text)
    {
        var cell = text.Trim();
        if (cell is "" or "-") return new Everything();
        if (cell.StartsWith("not(", StringComparison.Ordinal) && cell.EndsWith(')')) return new Not(Read(cell[4..^1]));
        var parts = Parts(cell);
        return parts.Count > 1 ? new Any([.. parts.Select(Single)]) : Single(cell);
    }

    private static CellTest Single(string text)
    {
        var cell = text.Trim();
        if (cell.Length > 4 && cell[0] is '[' or '(' && cell[^1] is ']' or ')' && cell.IndexOf("..", StringComparison.Ordinal) is > 0 and var dots)
            return new Between(Parser.Read(cell[1..dots]), cell[0] == '[', Parser.Read(cell[(dots + 2)..^1]), cell[^1] == ']');
        var sign = Array.Find(Signs, s => cell.StartsWith(s, StringComparison.Ordinal));
        return new Compared(sign ?? "=", Parser.Read(sign is null ? cell : cell[sign.Length..]));
    }

    /// <summary>Cut at commas that stand in no quotes and no brackets.</summary>
    private static List<string> Parts(string cell)
    {
        var (parts, from, depth, quote) = (new List<string>(), 0, 0, '\0');
        for (var i = 0; i < cell.Length; i++)
        {
            var c = cell[i];
            if (quote != '\0') quote = c == quote ? '\0' : quote;
            else if (c is '"' or '\'') quote = c;
            else if (c is '(' or '[') depth++;
            else if (c is ')' or ']') depth--;
            else if (c == ',' && depth == 0)
            {
                parts.Add(cell[from..i]);
                from = i + 1;
            }
        }
        parts.Add(cell[from..]);
        return parts;
    }

    private static bool Compare(string sign, Value value, Expression with, Evaluator evaluator) => evaluator.YesOf(new Binary(with.At, sign, new Literal(1, value), with));

    private sealed record Everything : CellTest
    {
        public override bool Holds(Value value, Evaluator evaluator) => true;
    }

    private sealed record Not(CellTest Of) : CellTest
    {
        public override bool Holds(Value value, Evaluator evaluator) => !Of.Holds(value, evaluator);
    }

    private sealed record Any(IReadOnlyList<CellTest> Of) : CellTest
    {
        public override bool Holds(Value value, Evaluator evaluator) => Of.Any(t => t.Holds(value, evaluator));
    }

    private sealed record Compared(string Sign, Expression With) : CellTest
    {
        public override bool Holds(Value value, Evaluator evaluator) => Compare(Sign, value, With, evaluator);
    }

    private sealed record Between(Expression Low, bool LowIncluded, Expression High, bool HighIncluded) : CellTest
    {
        public override bool Holds(Value value, Evaluator evaluator) => Compare(LowIncluded ? ">=" : ">", value, Low, evaluator) && Compare(HighIncluded ? "<=" : "<", value, High, evaluator);
    }
}
