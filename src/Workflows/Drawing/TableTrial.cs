using System.Globalization;
using SmartPark.Workflows.Decisions;
using SmartPark.Workflows.Expressions;
using SmartPark.Workflows.Forms;

namespace SmartPark.Workflows.Drawing;

/// <summary>What a decision table says to some values.</summary>
/// <param name="Rows">Rows that match, from 0.</param>
/// <param name="Outputs">What comes out; empty with a fault.</param>
/// <param name="Fault">Why nothing comes out: code and words in question.</param>
internal sealed record TableTrial(IReadOnlyList<int> Rows, IReadOnlyDictionary<string, Value> Outputs, (string Code, string What)? Fault)
{
    /// <summary>Asks a table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="values">What was typed, by variable.</param>
    /// <param name="form">The form, for the kinds of its fields.</param>
    /// <param name="now">The moment.</param>
    public static TableTrial Of(DecisionTable table, IReadOnlyDictionary<string, string> values, FormSchema form, DateTimeOffset now)
    {
        var evaluator = new Evaluator(n => values.TryGetValue(n, out var typed) ? Read(typed, form.Find(n)) : form.Find(n) is null ? null : Value.Nothing, now);
        IReadOnlyList<int> rows = [];
        try
        {
            rows = table.Matching(evaluator);
            return new(rows, table.Decide(evaluator), null);
        }
        catch (ExpressionException e) { return new(rows, FormValues.None, (e.Code, e.What)); }
    }

    private static Value Read(string typed, Field? field) => field switch
    {
        _ when typed.Trim().Length == 0 => Value.Nothing,
        null or { Listed: true } => SampleValues.Typed(typed),
        { Kind: FieldKind.Yes } => Value.Of(typed == "true"),
        { Numeric: true } => decimal.TryParse(typed, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? Value.Of(number) : Value.Of(typed),
        _ => Value.Of(typed.Trim()),
    };
}
