using System.Xml;
using SmartPark.Workflows.Approvers;
using SmartPark.Workflows.Expressions;
using SmartPark.Workflows.Forms;
using SmartPark.Workflows.Models;
using SmartPark.Workflows.Services;

namespace SmartPark.Workflows.Definitions;

/// <summary>What only a whole process can tell: that its form can be read, rights and expressions name fields there are, rules of approvers can be followed, services exist.</summary>
internal static class PublishChecks
{
    private static readonly string[] Known = ["_initiator", "_initiatorName", "_subject", "_comment", "loopCounter", "nrOfInstances", "nrOfCompletedInstances", "nrOfTerminatedInstances", "nrOfActiveInstances", "nrOfApproved", "nrOfRejected", "approvedWeight", "rejectedWeight", "totalWeight"];
    private static readonly string[] Numbers = ["loopCounter", "nrOfInstances", "nrOfCompletedInstances", "nrOfTerminatedInstances", "nrOfActiveInstances", "nrOfApproved", "nrOfRejected", "approvedWeight", "rejectedWeight", "totalWeight"];

    public static IEnumerable<ModelProblem> Of(Model model, IEnumerable<ServiceTaskInfo> services)
    {
        var form = model.Form.Length == 0 ? new(FormSchema.Empty, []) : FormSchema.Read(model.Form);
        foreach (var problem in form.Problems) yield return new("bpmn.form", model.Id, $"{problem.Path} {FormProblems.Say(problem)}");
        if (form.Schema is not { } schema) yield break;
        var handlers = services.Select(s => s.Code).ToHashSet();
        foreach (var problem in FormRights.Read(model.Settings.GetValueOrDefault("rights"), schema, start: true).Problems) yield return new("bpmn.rights", model.Id, FormProblems.Say(problem));
        foreach (var node in model.Nodes.Values.OrderBy(n => n.Order))
        {
            foreach (var (setting, code) in new[] { ("approver", "bpmn.approver"), ("cc", "bpmn.approver"), ("escalateTo", "bpmn.approver") })
                if (node.Settings.GetValueOrDefault(setting) is { Length: > 0 } rule && ApproverRule.Read(rule) is null) yield return new(code, node.Id, rule);
            foreach (var setting in new[] { "due", "remind" })
                if (node.Settings.GetValueOrDefault(setting) is { Length: > 0 } span && !IsSpan(span)) yield return new("bpmn.duration", node.Id, span);
            foreach (var problem in FormRights.Read(node.Settings.GetValueOrDefault("rights"), schema).Problems) yield return new("bpmn.rights", node.Id, FormProblems.Say(problem));
            if (node.Kind == NodeKind.ServiceTask && node.Calls.Length > 0 && !handlers.Contains(node.Calls)) yield return new("bpmn.handler", node.Id, node.Calls);
        }
        foreach (var problem in Expressions(model, schema)) yield return problem;
    }

    /// <summary>Variables of the form have their kinds; what services, tables, messages and earlier steps set may be anything, but a condition must name something that can be there.</summary>
    private static IEnumerable<ModelProblem> Expressions(Model model, FormSchema schema)
    {
        var kinds = FormCheck.Kinds(schema);
        var open = model.Nodes.Values.Any(n => n.Kind is NodeKind.ServiceTask or NodeKind.BusinessRuleTask or NodeKind.ReceiveTask or NodeKind.CallActivity or NodeKind.Catch || n.Event.Kind == EventKind.Message) || !model.StartsByForm;
        var steps = model.Nodes.Keys.SelectMany(id => new[] { id + "_approved", id + "_rejected" }).ToHashSet();
        var items = model.Nodes.Values.Select(n => n.Loop?.Item).OfType<string>().ToHashSet();
        ValueKind? Kind(string name) => kinds.TryGetValue(name, out var kind) ? kind : steps.Contains(name) || Numbers.Contains(name) ? ValueKind.Number : Known.Contains(name) || items.Contains(name) || name.StartsWith("_choice_", StringComparison.Ordinal) || open ? ValueKind.Any : null;
        var checker = new Checker(Kind);
        foreach (var flow in model.Nodes.Values.SelectMany(n => n.Outgoing))
            if (flow.When is { } when && Fault(() => checker.Condition(when)) is { } fault) yield return new(fault.Code, flow.Id, fault.What);
        foreach (var node in model.Nodes.Values)
            if (node.Loop?.Until is { } until && Fault(() => checker.Condition(until)) is { } fault) yield return new(fault.Code, node.Id, fault.What);
    }

    private static ExpressionException? Fault(Action check)
    {
        try { check(); return null; }
        catch (ExpressionException e) { return e; }
    }

    private static bool IsSpan(string text)
    {
        try { return XmlConvert.ToTimeSpan(text) > TimeSpan.Zero; }
        catch (Exception e) when (e is FormatException or OverflowException) { return false; }
    }
}
