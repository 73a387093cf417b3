using System.Xml.Linq;
using SmartPark.Workflows.Models;

namespace SmartPark.Workflows.Drawing;

/// <summary>What became of an element from one version to the other.</summary>
/// <param name="Element">Its id.</param>
/// <param name="Kind">Added, Removed or Changed.</param>
/// <param name="Sort">Local name of the BPMN element.</param>
/// <param name="Name">Its name, or where a flow leads; empty when neither is named.</param>
/// <param name="Details">What is different about it.</param>
internal sealed record DocumentChange(string Element, DiagramMarkKind Kind, string Sort, string Name, IReadOnlyList<DocumentDetail> Details);

/// <summary>One difference.</summary>
/// <param name="What">name, condition, a setting …</param>
/// <param name="Before">As it was; empty for nothing.</param>
/// <param name="After">As it is; empty for nothing.</param>
internal sealed record DocumentDetail(string What, string Before, string After);

/// <summary>Compares what two documents do, element by element by id. Where a shape stands makes no difference.</summary>
internal sealed class DocumentDifference
{
    private static readonly HashSet<string> Parts = ["incoming", "outgoing", "extensionElements", "documentation", "laneSet", "flowNodeRef", "conditionExpression", "multiInstanceLoopCharacteristics", "text"];
    private static readonly HashSet<string> Compared = ["default", "attachedToRef", "cancelActivity", "calledElement", "isExecutable", "triggeredByEvent", "isForCompensation", "isInterrupting", "processRef", "gatewayDirection"];

    private static readonly HashSet<string> Referring = ["default", "attachedToRef", "from", "to"];

    private readonly Dictionary<string, XElement> _elements;
    private readonly Dictionary<string, string> _lanes;
    private readonly Dictionary<string, XElement> _roots;

    private DocumentDifference(XElement definitions)
    {
        _roots = definitions.Elements().Where(e => DiagramXml.Id(e).Length > 0).GroupBy(DiagramXml.Id).ToDictionary(g => g.Key, g => g.First());
        _elements = definitions.Elements().Where(e => e.Name == DiagramXml.Bpmn + "process" || e.Name == DiagramXml.Bpmn + "collaboration").SelectMany(e => e.DescendantsAndSelf())
            .Where(e => e.Name.Namespace == DiagramXml.Bpmn && DiagramXml.Id(e).Length > 0 && Counts(e)).GroupBy(DiagramXml.Id).ToDictionary(g => g.Key, g => g.First());
        _lanes = definitions.Descendants(DiagramXml.Bpmn + "flowNodeRef").GroupBy(r => r.Value.Trim()).ToDictionary(g => g.Key, g => DiagramXml.Name(g.Last().Parent!));
    }

    /// <summary>The differences in the order of the newer document, what is gone last; null when one of them cannot be read.</summary>
    public static IReadOnlyList<DocumentChange>? Of(string older, string newer)
    {
        if (DiagramXml.Read(older) is not { } before || DiagramXml.Read(newer) is not { } after) return null;
        var (old, now) = (new DocumentDifference(before), new DocumentDifference(after));
        var changes = new List<DocumentChange>();
        foreach (var (id, element) in now._elements)
        {
            if (!old._elements.TryGetValue(id, out var was)) changes.Add(now.Change(element, DiagramMarkKind.Added, []));
            else if (Details(old, was, now, element) is { Count: > 0 } details) changes.Add(now.Change(element, DiagramMarkKind.Changed, details));
        }
        changes.AddRange(old._elements.Where(e => !now._elements.ContainsKey(e.Key)).Select(e => old.Change(e.Value, DiagramMarkKind.Removed, [])));
        return changes;
    }

    /// <summary>What describes another element is compared with it, not beside it.</summary>
    private static bool Counts(XElement element) =>
        !Parts.Contains(element.Name.LocalName) && !element.Name.LocalName.EndsWith("EventDefinition", StringComparison.Ordinal) && element.Ancestors().All(a => !Parts.Contains(a.Name.LocalName) || a.Name.LocalName == "laneSet")
        && element.Name.LocalName is not ("ioSpecification" or "dataInput" or "dataOutput" or "inputSet" or "outputSet" or "property" or "formalExpression" or "timeDuration" or "timeDate" or "timeCycle");

    private DocumentChange Change(XElement element, DiagramMarkKind kind, IReadOnlyList<DocumentDetail> details) => new(DiagramXml.Id(element), kind, element.Name.LocalName, NameOf(element), details);

    private string NameOf(XElement element) => DiagramXml.Name(element) is { Length: > 0 } name ? name
        : element.Name.LocalName == "sequenceFlow" ? $"{Called(DiagramXml.Reference(element, "sourceRef"))} → {Called(DiagramXml.Reference(element, "targetRef"))}"
        : element.Element(DiagramXml.Bpmn + "text")?.Value.Trim() ?? "";

    private string Called(string id) => _elements.TryGetValue(id, out var element) && DiagramXml.Name(element) is { Length: > 0 } name ? name : id;

    /// <summary>Other elements are compared by id and said by name: a step that is renamed changes no flow.</summary>
    private static List<DocumentDetail> Details(DocumentDifference old, XElement was, DocumentDifference now, XElement element)
    {
        var (before, after) = (old.Facets(was), now.Facets(element));
        return [.. before.Keys.Union(after.Keys).Select(k => (Key: k, Before: before.GetValueOrDefault(k, ""), After: after.GetValueOrDefault(k, ""))).Where(d => d.Before != d.After)
            .Select(d => Referring.Contains(d.Key) ? new DocumentDetail(d.Key, old.Called(d.Before), now.Called(d.After)) : new(d.Key, d.Before, d.After))];
    }

    private Dictionary<string, string> Facets(XElement element)
    {
        var facets = new Dictionary<string, string> { ["sort"] = element.Name.LocalName, ["name"] = DiagramXml.Name(element), ["lane"] = _lanes.GetValueOrDefault(DiagramXml.Id(element), "") };
        foreach (var attribute in element.Attributes().Where(a => Compared.Contains(a.Name.LocalName))) facets[attribute.Name.LocalName] = attribute.Value;
        if (element.Name.LocalName is "sequenceFlow" or "messageFlow" or "association") (facets["from"], facets["to"]) = (DiagramXml.Reference(element, "sourceRef"), DiagramXml.Reference(element, "targetRef"));
        if (element.Attribute("messageRef") is not null) facets["event"] = Root(DiagramXml.Reference(element, "messageRef"));
        foreach (var part in new[] { "documentation", "text" }) if (element.Element(DiagramXml.Bpmn + part) is { } said) facets[part] = said.Value.Trim();
        if (element.Element(DiagramXml.Bpmn + "conditionExpression") is { } condition) facets["condition"] = condition.Value.Trim();
        foreach (var definition in element.Elements().Where(e => e.Name.LocalName.EndsWith("EventDefinition", StringComparison.Ordinal))) facets["event"] = EventOf(definition);
        if (element.Element(DiagramXml.Bpmn + "multiInstanceLoopCharacteristics") is { } loop) facets["loop"] = LoopOf(loop);
        foreach (var (name, value) in BpmnNames.Settings(element)) facets["set." + name] = value;
        if (BpmnNames.Form(element) is { Length: > 0 } form) facets["form"] = form;
        if (element.Element(DiagramXml.Bpmn + "extensionElements")?.Elements().Where(e => e.Name != BpmnNames.Own + "settings" && e.Name != BpmnNames.Own + "form").ToList() is { Count: > 0 } others) facets["extension"] = string.Concat(others.Select(e => e.ToString(SaveOptions.DisableFormatting)));
        return facets;
    }

    private string EventOf(XElement definition)
    {
        var reference = definition.Attributes().FirstOrDefault(a => a.Name.LocalName.EndsWith("Ref", StringComparison.Ordinal))?.Value.Split(':')[^1];
        return string.Join(' ', new[] { definition.Name.LocalName.Replace("EventDefinition", "", StringComparison.Ordinal), reference is null ? "" : Root(reference), string.Join(' ', definition.Elements().Select(e => e.Value.Trim())) }.Where(t => t.Length > 0));
    }

    private string Root(string id) => _roots.TryGetValue(id, out var root) ? string.Join(' ', new[] { DiagramXml.Name(root), (string?)root.Attribute("errorCode") ?? (string?)root.Attribute("escalationCode") ?? "" }.Where(t => t.Length > 0)) : id;

    private static string LoopOf(XElement loop) => string.Join(' ', new[] { (string?)loop.Attribute("isSequential") == "true" ? "sequential" : "parallel" }
        .Concat(BpmnNames.Settings(loop).Where(s => s.Key != "people").Select(s => s.Value)).Concat(loop.Elements().Where(e => e.Name.LocalName is "loopCardinality" or "completionCondition" or "loopDataInputRef").Select(e => e.Value.Trim())));
}
