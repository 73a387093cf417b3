using System.Runtime.CompilerServices;
using SmartPark.Kernel.Results;
using SmartPark.Workflows.Expressions;
using SmartPark.Workflows.Models;

namespace SmartPark.Workflows.Forms;

/// <summary>Where values of a form come into a process: checked by its schema and the rights of the step.</summary>
internal static class FormDoor
{
    private static readonly ConditionalWeakTable<Model, FormSchema> Schemas = [];

    /// <summary>The form of a process, read once as long as the model is kept.</summary>
    public static FormSchema SchemaOf(Model model) => model.Form.Length == 0 ? FormSchema.Empty : Schemas.GetValue(model, m => FormSchema.Read(m.Form).Schema ?? FormSchema.Empty);

    /// <summary>What a refusal says of fields of the form, for the page that shows it.</summary>
    public static IReadOnlyList<FieldProblem> ProblemsOf(Refusal refusal) =>
        [.. refusal.All().Where(r => r.Code.StartsWith("form.", StringComparison.Ordinal) && r.Field is not null).Select(r => new FieldProblem(r.Code, r.Field!, [.. r.Args.Select(a => a?.ToString() ?? "")]))];

    /// <summary>Rights of a step; the initiator's first task has those of the start.</summary>
    public static FormRights RightsOf(Model model, Node? node, FormSchema schema) =>
        FormRights.Read(node?.Settings.GetValueOrDefault("rights") ?? (node is null or { IsInitiators: true } ? model.Settings.GetValueOrDefault("rights") : null), schema, node is null or { IsInitiators: true }).Rights;

    /// <summary>The first task of the initiator, whose rights hold when starting; null when the process has none.</summary>
    public static Node? First(Model model) => model.Nodes.Values.Where(n => n.IsInitiators).MinBy(n => n.Order);

    /// <summary>Checks what somebody submits; the values in the kinds of the form.</summary>
    public static Result<IReadOnlyDictionary<string, Value>> Check(Model model, Node? node, IReadOnlyDictionary<string, Value> submitted, IReadOnlyDictionary<string, Value> present)
    {
        var schema = SchemaOf(model);
        var known = present.Where(p => schema.Find(p.Key) is not null).ToDictionary(p => p.Key, p => p.Value);
        var check = FormCheck.Check(schema, RightsOf(model, node, schema), submitted, known);
        return check.Fine ? Result.Of(check.Accepted) : Refusal.Of([.. check.Problems.Select(p => new Refusal(p.Code, p.Path) { Args = [.. p.Args] })]);
    }
}
