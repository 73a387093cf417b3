using System.Globalization;
using SmartPark.Kernel.Tenancy;
using SmartPark.Workflows.Expressions;
using SmartPark.Workflows.Forms;
using SmartPark.Workflows.Models;

namespace SmartPark.Workflows.Drawing;

/// <summary>Values to try a process out with: plausible for the kind of each field, and such that the form takes them.</summary>
/// <param name="today">The day.</param>
/// <param name="person">The person in fields that hold one.</param>
/// <param name="department">The department in fields that hold one; empty leaves them blank.</param>
/// <param name="word">What stands in a text field, by the field's title.</param>
internal sealed class SampleValues(DateOnly today, PersonId person, string department, Func<string, string> word)
{
    private static readonly string[] Known = ["_initiator", "_initiatorName", "_subject", "_comment", "loopCounter", "nrOfInstances", "nrOfCompletedInstances", "nrOfTerminatedInstances", "nrOfActiveInstances", "nrOfApproved", "nrOfRejected", "approvedWeight", "rejectedWeight", "totalWeight"];

    /// <summary>The present values, and a sample for every field a step edits that is blank.</summary>
    public IReadOnlyDictionary<string, Value> Fill(FormSchema schema, FormRights rights, IReadOnlyDictionary<string, Value> present)
    {
        var values = schema.Fields.Where(f => rights.Sees(f.Name) && present.ContainsKey(f.Name)).ToDictionary(f => f.Name, f => present[f.Name]);
        foreach (var field in schema.Fields.Where(f => rights.Edits(f.Name) && present.GetValueOrDefault(f.Name).Blank()))
            if (Of(field) is { IsNothing: false } sample) values[field.Name] = sample;
        return values;
    }

    /// <summary>A sample the field takes; nothing when none is found.</summary>
    public Value Of(Field field) => Candidates(field).FirstOrDefault(v => FormCheck.One(field, v) is { Problems.Count: 0 });

    /// <summary>The same rights without uploads: a file put into a form is stored at once, and trying out stores nothing.</summary>
    public static FormRights WithoutFiles(FormSchema schema, FormRights rights) =>
        schema.Fields.Where(f => rights.Edits(f.Name) && (f.Kind == FieldKind.Files || f.Columns.Any(c => c.Kind == FieldKind.Files))).Aggregate(rights, (r, f) => r.With(f.Name, FieldRight.Read));

    /// <summary>Variables that conditions and timers of a process use and neither its form nor an earlier step sets: a module would bring them.</summary>
    public static IReadOnlyList<string> Others(Model model)
    {
        var used = model.Nodes.Values.SelectMany(n => n.Outgoing.SelectMany(f => UsedNames.Of(f.When)).Concat(UsedNames.Of(n.Event.Text)).Concat(UsedNames.Of(n.Loop?.Over)).Concat(UsedNames.Of(n.Loop?.Count)))
            .Concat(model.Decisions.Values.SelectMany(t => t.Inputs.SelectMany(UsedNames.Of)));
        var set = FormDoor.SchemaOf(model).Fields.Select(f => f.Name).Concat(Known).Concat(model.Decisions.Values.SelectMany(t => t.Outputs)).Concat(model.Nodes.Values.Select(n => n.Loop?.Item).OfType<string>())
            .Concat(model.Nodes.Keys.SelectMany(id => new[] { id + "_approved", id + "_rejected" })).ToHashSet();
        return [.. used.Where(n => !set.Contains(n) && !n.StartsWith("_choice_", StringComparison.Ordinal)).Distinct()];
    }

    /// <summary>What somebody typed for a variable whose kind nobody knows: a number, yes or no, several texts with commas, or a text.</summary>
    public static Value Typed(string text) => text.Trim() switch
    {
        "" => Value.Nothing,
        "true" or "是" => Value.Of(true),
        "false" or "否" => Value.Of(false),
        var t when decimal.TryParse(t, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) => Value.Of(number),
        var t when t.Contains(',', StringComparison.Ordinal) => Value.Of([.. t.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Value.Of)]),
        var t => Value.Of(t),
    };

    private IEnumerable<Value> Candidates(Field field)
    {
        if (!field.Default.IsNothing) yield return field.Default;
        foreach (var value in field.Kind switch
        {
            FieldKind.Text => Texts(field).Select(Value.Of),
            FieldKind.Date => [Value.Of(today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))],
            FieldKind.Email => [Value.Of("sample@example.com")],
            FieldKind.Phone => [Value.Of("13800138000")],
            FieldKind.Number or FieldKind.Integer or FieldKind.Money => Numbers(field).Select(Value.Of),
            FieldKind.Yes => [Value.Of(true)],
            FieldKind.Choice => field.Choices.Take(1).Select(c => Value.Of(c.Value)),
            FieldKind.Choices => [Value.Of([.. field.Choices.Take(Math.Max(1, field.MinItems ?? 1)).Select(c => Value.Of(c.Value))])],
            FieldKind.Table => [Value.Of([.. Enumerable.Repeat(Row(field), Math.Max(1, field.MinItems ?? 1))])],
            FieldKind.Files when field.Required => [Value.Of([.. Enumerable.Range(0, Math.Max(1, field.MinItems ?? 1)).Select(_ => Value.Of(Guid.NewGuid().ToString()))])],
            FieldKind.Person => [Value.Of(person.ToString())],
            FieldKind.People => [Value.Of([Value.Of(person.ToString())])],
            FieldKind.Department when department.Length > 0 => [Value.Of(department)],
            _ => Enumerable.Empty<Value>(),
        }) yield return value;
    }

    private Value Row(Field table) => Value.Of(table.Columns.Select(c => (c.Name, Value: Of(c))).Where(c => !c.Value.IsNothing).ToDictionary(c => c.Name, c => c.Value));

    private IEnumerable<string> Texts(Field field)
    {
        var plain = word(field.Said);
        if (field.MaxLength is { } most && plain.Length > most) plain = plain[..most];
        while (plain.Length < (field.MinLength ?? 0)) plain += plain;
        return [plain, "A1", "1", "123456", "91440300MA5FXT5G1X", "13800138000", "00000000", "A-1"];
    }

    private static IEnumerable<decimal> Numbers(Field field)
    {
        var step = field.MultipleOf ?? 1;
        var least = field.Minimum is { } low ? decimal.Ceiling(low / step) * step : step;
        return [least > 0 ? least : step, least, field.Maximum ?? 0];
    }
}
