using System.Globalization;
using System.Resources;

namespace SmartPark.Workflows.Forms;

/// <summary>Sentences for the problems of forms, in the language of the page.</summary>
internal static class FormProblems
{
    private static readonly ResourceManager Texts = new(typeof(FormText));

    /// <summary>Codes that a form, a task's rights or values can be told.</summary>
    public static IReadOnlyList<string> Codes { get; } =
    [
        "form.json", "form.too-large", "form.root", "form.fields-many", "form.name", "form.name-twice", "form.type", "form.x-kind", "form.keyword", "form.count", "form.word", "form.order",
        "form.pattern", "form.choices", "form.choice-same", "form.table-deep", "form.table-empty", "form.section-twice", "form.section-field", "form.required-unknown", "form.default",
        "form.rights", "form.rights-field", "form.rights-word", "form.rights-twice",
        "form.unknown", "form.locked", "form.required", "form.value", "form.text-long", "form.text-short", "form.text-pattern", "form.text-slow", "form.text-line", "form.text-sign", "form.date",
        "form.email", "form.phone", "form.number", "form.integer", "form.money-places", "form.number-range", "form.number-least", "form.number-most", "form.number-step", "form.agree",
        "form.choice-unknown", "form.twice", "form.items-few", "form.items-many", "form.person", "form.department", "form.file", "form.large",
    ];

    /// <summary>What is wrong and what to do, for under the field.</summary>
    public static string Say(FieldProblem problem)
    {
        var text = Texts.GetString(problem.Code, CultureInfo.CurrentUICulture);
        return text is null ? problem.Code : string.Format(CultureInfo.CurrentCulture, text, [.. Filled(problem.Args)]);
    }

    /// <summary>The same with the field before it, for a list: "报销明细 第 3 行 金额：…".</summary>
    public static string Line(FieldProblem problem, FormSchema? schema) =>
        NameOf(problem.Path, schema) is { Length: > 0 } name ? Say("Line", name, Say(problem)) : Say(problem);

    /// <summary>What people call the place of a value; the path itself when the form has no such place.</summary>
    public static string NameOf(string path, FormSchema? schema)
    {
        var (name, row, column) = FormValues.Parts(path);
        if (schema?.Find(name) is not { } field) return path;
        if (row < 0) return field.Said;
        var cell = field.Columns.FirstOrDefault(c => c.Name == column)?.Said ?? column;
        return Say("Cell", field.Said, (row + 1).ToString(CultureInfo.InvariantCulture), cell).TrimEnd();
    }

    private static string Say(string key, params string[] args) => string.Format(CultureInfo.CurrentCulture, Texts.GetString(key, CultureInfo.CurrentUICulture)!, args);

    /// <summary>A sentence with a gap is better than a page that breaks.</summary>
    private static IEnumerable<string> Filled(IReadOnlyList<string> args) => args.Concat(Enumerable.Repeat("", Math.Max(0, 3 - args.Count)));
}
