using System.Globalization;
using System.Text.RegularExpressions;
using SmartPark.Workflows.Decisions;
using SmartPark.Workflows.Expressions;
using SmartPark.Workflows.Forms;

namespace SmartPark.Workflows.Drawing;

/// <summary>What the cells of an output column hold, told from what stands in them.</summary>
internal enum OutputKind
{
    Text,
    Number,
    Yes,
    Expression,
}

/// <summary>Edits of a decision table, and its cells as people who write no expressions read and type them.</summary>
internal static partial class TableEdit
{
    /// <summary>A table to begin with: one row that matches everything.</summary>
    public static DecisionTable New(FormSchema form) => new([form.Fields.FirstOrDefault()?.Name ?? ""], ["result"], HitPolicy.First, [new(["-"], [""])]);

    public static DecisionTable AddRow(DecisionTable table, int at, DecisionRow? like = null) =>
        table.Rows.Count >= DecisionTable.MostRows ? table : table with { Rows = [.. table.Rows.Take(at), like ?? new([.. table.Inputs.Select(_ => "-")], [.. table.Outputs.Select(_ => "")]), .. table.Rows.Skip(at)] };

    public static DecisionTable CopyRow(DecisionTable table, int at) => at < table.Rows.Count ? AddRow(table, at + 1, table.Rows[at]) : table;

    /// <summary>Takes a row away; the last one stays.</summary>
    public static DecisionTable RemoveRow(DecisionTable table, int at) => table.Rows.Count < 2 ? table : table with { Rows = [.. table.Rows.Where((_, r) => r != at)] };

    public static DecisionTable MoveRow(DecisionTable table, int at, int by) =>
        at >= table.Rows.Count || at + by < 0 || at + by >= table.Rows.Count ? table : AddRow(RemoveRow(table, at), at + by, table.Rows[at]);

    public static DecisionTable SetTest(DecisionTable table, int row, int input, string text) => Row(table, row, r => r with { Tests = Put(r.Tests, input, text) });

    public static DecisionTable SetOutput(DecisionTable table, int row, int output, string text) => Row(table, row, r => r with { Outputs = Put(r.Outputs, output, text) });

    public static DecisionTable SetInput(DecisionTable table, int input, string expression) => table with { Inputs = Put(table.Inputs, input, expression) };

    public static DecisionTable NameOutput(DecisionTable table, int output, string name) => table with { Outputs = Put(table.Outputs, output, name) };

    public static DecisionTable AddInput(DecisionTable table, string expression) => table with { Inputs = [.. table.Inputs, expression], Rows = [.. table.Rows.Select(r => r with { Tests = [.. r.Tests, "-"] })] };

    public static DecisionTable AddOutput(DecisionTable table, string name) => table with { Outputs = [.. table.Outputs, name], Rows = [.. table.Rows.Select(r => r with { Outputs = [.. r.Outputs, ""] })] };

    public static DecisionTable RemoveInput(DecisionTable table, int at) => table with { Inputs = Without(table.Inputs, at), Rows = [.. table.Rows.Select(r => r with { Tests = Without(r.Tests, at) })] };

    public static DecisionTable RemoveOutput(DecisionTable table, int at) => table with { Outputs = Without(table.Outputs, at), Rows = [.. table.Rows.Select(r => r with { Outputs = Without(r.Outputs, at) })] };

    /// <summary>The kind of an output column; null while nothing stands in it.</summary>
    public static OutputKind? KindOf(DecisionTable table, int output)
    {
        var cells = table.Rows.Select(r => r.Outputs.ElementAtOrDefault(output)?.Trim() ?? "").Where(c => c.Length > 0).ToList();
        if (cells.Count == 0) return null;
        if (cells.TrueForAll(c => Unquoted(c) is not null)) return OutputKind.Text;
        if (cells.TrueForAll(c => decimal.TryParse(c, NumberStyles.Number, CultureInfo.InvariantCulture, out _))) return OutputKind.Number;
        return cells.TrueForAll(c => c is "true" or "false") ? OutputKind.Yes : OutputKind.Expression;
    }

    /// <summary>An output as people read it.</summary>
    public static string ShownOutput(string cell, OutputKind kind) => kind == OutputKind.Text ? Unquoted(cell.Trim()) ?? cell : cell;

    /// <summary>What was typed as an output, as the table holds it.</summary>
    public static string WrittenOutput(string typed, OutputKind kind) => kind == OutputKind.Text && typed.Trim().Length > 0 ? Quoted(typed.Trim()) : typed.Trim();

    /// <summary>A test as people read it: choices by their titles.</summary>
    public static string ShownTest(string cell, Field? field)
    {
        if (field is not { Choices.Count: > 0 }) return cell;
        var parts = cell.Split(',').Select(p => Unquoted(p.Trim())).Select(p => field.Choices.FirstOrDefault(c => c.Value == p)?.Title.Said).ToList();
        return parts.TrueForAll(p => p is not null) ? string.Join("、", parts) : cell;
    }

    /// <summary>What was typed as a test, as the table holds it: plain words for a text or a choice are values, not names of variables.</summary>
    public static string WrittenTest(string typed, Field? field)
    {
        var cell = typed.Trim().Replace('，', ',').Replace("≥", ">=", StringComparison.Ordinal).Replace("≤", "<=", StringComparison.Ordinal).Replace('＞', '>').Replace('＜', '<').Replace('“', '"').Replace('”', '"');
        if (cell is "" or "-") return "-";
        if (field is null || field.Numeric || field.ValueKind != ValueKind.Text) return cell;
        var parts = cell.Split([',', '、'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return parts.All(p => Plain().IsMatch(p)) ? string.Join(", ", parts.Select(p => Quoted(field.Choices.FirstOrDefault(c => c.Title.Said == p)?.Value ?? p))) : cell;
    }

    /// <summary>The field an input asks for; null when it is an expression.</summary>
    public static Field? FieldOf(FormSchema form, string input) => form.Find(input.Trim());

    /// <summary>The variables a table asks for, inputs first.</summary>
    public static IReadOnlyList<string> Asked(DecisionTable table) =>
        [.. table.Inputs.SelectMany(UsedNames.Of).Concat(table.Rows.SelectMany(r => r.Tests.SelectMany(TestNames).Concat(r.Outputs.SelectMany(UsedNames.Of)))).Distinct()];

    /// <summary>What is wrong, by row and column, both from 0 and inputs before outputs; a row of -1 is the head, a column of -1 the whole row or table.</summary>
    public static IReadOnlyDictionary<(int Row, int Column), string> Problems(DecisionTable table)
    {
        var found = new Dictionary<(int, int), string>();
        foreach (var (code, where) in table.Check())
        {
            var parts = where.StartsWith("input ", StringComparison.Ordinal) ? ["0", where[6..]] : where.Split(", ");
            found.TryAdd((Number(parts[0]), parts.Length > 1 ? Number(parts[1]) : -1), code);
        }
        return found;
    }

    private static int Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number - 1 : -1;

    private static IEnumerable<string> TestNames(string test) => Part().Matches(Strings().Replace(test, "")).SelectMany(m => UsedNames.Of(m.Value));

    private static string? Unquoted(string cell) => cell.Length >= 2 && cell[0] is '\'' or '"' && cell[^1] == cell[0] && cell[1..^1].IndexOfAny([cell[0], '\\']) < 0 ? cell[1..^1] : null;

    private static string Quoted(string text) => $"'{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}'";

    private static DecisionTable Row(DecisionTable table, int row, Func<DecisionRow, DecisionRow> change) => table with { Rows = [.. table.Rows.Select((r, i) => i == row ? change(r) : r)] };

    private static IReadOnlyList<string> Put(IReadOnlyList<string> list, int at, string text) => [.. list.Select((t, i) => i == at ? text : t)];

    private static IReadOnlyList<string> Without(IReadOnlyList<string> list, int at) => [.. list.Where((_, i) => i != at)];

    [GeneratedRegex("""^[^'"<>=!()\[\]-][^'"<>=()\[\]]*$""", RegexOptions.None, 1000)]
    private static partial Regex Plain();

    [GeneratedRegex("""'[^']*'|"[^"]*"|\bnot\b|\bdate\b""", RegexOptions.None, 1000)]
    private static partial Regex Strings();

    [GeneratedRegex(@"[\p{L}_][\p{L}\p{Nd}_]*", RegexOptions.None, 1000)]
    private static partial Regex Part();
}
