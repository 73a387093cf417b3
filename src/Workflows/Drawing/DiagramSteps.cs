using System.Xml.Linq;

namespace SmartPark.Workflows.Drawing;

/// <summary>A step in the order a reader meets it.</summary>
/// <param name="Id">Id of the element.</param>
/// <param name="Sort">Word of the sort: local name of the BPMN element, for events with what they wait for or say.</param>
/// <param name="Name">Its name; empty when it has none.</param>
/// <param name="Lane">Its lane; empty when there is none.</param>
/// <param name="Depth">How deep in sub-processes.</param>
/// <param name="Next">Where it goes on, each with the name of the flow.</param>
internal sealed record DiagramStep(string Id, string Sort, string Name, string Lane, int Depth, IReadOnlyList<DiagramWay> Next);

/// <summary>A way on from a step.</summary>
/// <param name="Label">Name or condition of the flow.</param>
/// <param name="Target">Id of the next step.</param>
/// <param name="Name">Its name.</param>
internal sealed record DiagramWay(string Label, string Target, string Name);

/// <summary>The text of a diagram: its steps from the start along the flows, breadth first; what nothing leads to comes last.</summary>
internal static class DiagramSteps
{
    public static IReadOnlyList<DiagramStep> Of(XElement definitions)
    {
        var steps = new List<DiagramStep>();
        var lanes = definitions.Descendants(DiagramXml.Bpmn + "lane")
            .SelectMany(l => l.Elements(DiagramXml.Bpmn + "flowNodeRef").Select(r => (Node: r.Value.Trim(), Lane: DiagramXml.Name(l)))).GroupBy(l => l.Node).ToDictionary(g => g.Key, g => g.Last().Lane);
        foreach (var process in definitions.Elements(DiagramXml.Bpmn + "process")) Walk(process, 0, lanes, steps);
        return steps;
    }

    private static void Walk(XElement scope, int depth, Dictionary<string, string> lanes, List<DiagramStep> steps)
    {
        var nodes = DiagramXml.Nodes(scope).GroupBy(DiagramXml.Id).ToDictionary(g => g.Key, g => g.First());
        var flows = scope.Elements(DiagramXml.Bpmn + "sequenceFlow").ToLookup(f => DiagramXml.Reference(f, "sourceRef"));
        var attached = nodes.Values.Where(n => n.Attribute("attachedToRef") is not null).ToLookup(n => DiagramXml.Reference(n, "attachedToRef"));
        foreach (var node in InOrder(nodes, flows, attached))
        {
            var id = DiagramXml.Id(node);
            var next = flows[id].Select(f => (Flow: f, Target: nodes.GetValueOrDefault(DiagramXml.Reference(f, "targetRef")))).Where(f => f.Target is not null)
                .Select(f => new DiagramWay(Label(f.Flow), DiagramXml.Id(f.Target!), DiagramXml.Name(f.Target!)));
            steps.Add(new(id, Sort(node), DiagramXml.Name(node), lanes.GetValueOrDefault(id, ""), depth, [.. next]));
            if (DiagramXml.IsScope(node)) Walk(node, depth + 1, lanes, steps);
        }
    }

    private static List<XElement> InOrder(Dictionary<string, XElement> nodes, ILookup<string, XElement> flows, ILookup<string, XElement> attached)
    {
        var (order, seen) = (new List<XElement>(), new HashSet<string>());
        foreach (var first in nodes.Values.OrderByDescending(n => n.Name.LocalName == "startEvent").ThenBy(n => n.Attribute("attachedToRef") is not null))
        {
            var open = new Queue<XElement>([first]);
            while (open.TryDequeue(out var node))
            {
                if (!seen.Add(DiagramXml.Id(node))) continue;
                order.Add(node);
                foreach (var boundary in attached[DiagramXml.Id(node)]) open.Enqueue(boundary);
                foreach (var flow in flows[DiagramXml.Id(node)]) if (nodes.TryGetValue(DiagramXml.Reference(flow, "targetRef"), out var target)) open.Enqueue(target);
            }
        }
        return order;
    }

    private static string Label(XElement flow) => DiagramXml.Name(flow) is { Length: > 0 } name ? name : flow.Element(DiagramXml.Bpmn + "conditionExpression")?.Value.Trim() ?? "";

    private static string Sort(XElement node)
    {
        var definition = node.Elements().FirstOrDefault(e => e.Name.LocalName.EndsWith("EventDefinition", StringComparison.Ordinal))?.Name.LocalName;
        return definition is null ? node.Name.LocalName : $"{node.Name.LocalName}.{definition[..^"EventDefinition".Length]}";
    }
}
