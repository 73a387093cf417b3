using System.Globalization;
using System.Xml.Linq;

namespace SmartPark.Workflows.Drawing;

/// <summary>Draws a document that has no drawing: columns from left to right by the longest way from the start, sub-processes open, flows as elbows. Plain, and readable.</summary>
internal sealed class DiagramLayout
{
    private const int Gap = 60, Row = 40, Margin = 30;

    private readonly Dictionary<string, (double X, double Y, double W, double H)> _boxes = [];
    private readonly List<XElement> _flows = [];

    /// <summary>The document with a drawing: the same one when it has shapes already or nothing to draw.</summary>
    public static string Complete(string document)
    {
        if (DiagramXml.Read(document) is not { } definitions || DiagramXml.HasShapes(definitions) || DiagramXml.Process(definitions) is not { } process || DiagramXml.Id(process).Length == 0) return document;
        definitions.Elements(DiagramXml.Di + "BPMNDiagram").Remove();
        definitions.Add(new DiagramLayout().Draw(process));
        return definitions.ToString(SaveOptions.DisableFormatting);
    }

    private XElement Draw(XElement process)
    {
        Place(process, 160, 80);
        var plane = new XElement(DiagramXml.Di + "BPMNPlane", new XAttribute("id", "sp_plane"), new XAttribute("bpmnElement", DiagramXml.Id(process)));
        foreach (var (id, box) in _boxes)
        {
            var shape = new XElement(DiagramXml.Di + "BPMNShape", new XAttribute("id", id + "_shape"), new XAttribute("bpmnElement", id));
            if (process.Descendants().Any(e => DiagramXml.Id(e) == id && DiagramXml.IsScope(e))) shape.Add(new XAttribute("isExpanded", "true"));
            shape.Add(new XElement(DiagramXml.Bounds + "Bounds", At("x", box.X), At("y", box.Y), At("width", box.W), At("height", box.H)));
            plane.Add(shape);
        }
        foreach (var flow in _flows) if (Edge(flow) is { } edge) plane.Add(edge);
        return new(DiagramXml.Di + "BPMNDiagram", new XAttribute("id", "sp_diagram"), plane);
    }

    /// <summary>Places what is in a scope with its upper left corner here; answers how large it became.</summary>
    private (double W, double H) Place(XElement scope, double left, double top)
    {
        var nodes = DiagramXml.Nodes(scope).GroupBy(DiagramXml.Id).Select(g => g.First()).ToList();
        var flows = scope.Elements(DiagramXml.Bpmn + "sequenceFlow").ToList();
        _flows.AddRange(flows);
        var columns = Columns(nodes, flows);
        var (x, deepest) = (left, 0d);
        foreach (var column in nodes.Where(n => n.Attribute("attachedToRef") is null).GroupBy(n => columns[DiagramXml.Id(n)]).OrderBy(g => g.Key))
        {
            var (y, widest) = (top, 100d);
            foreach (var node in column)
            {
                var (w, h) = DiagramXml.IsScope(node) ? Inside(node, x, y) : Size(node);
                _boxes[DiagramXml.Id(node)] = (DiagramXml.IsScope(node) ? x : x + Math.Max(0, (100 - w) / 2), DiagramXml.IsScope(node) ? y : y + Math.Max(0, (80 - h) / 2), w, h);
                (y, widest) = (y + Math.Max(80, h) + Row, Math.Max(widest, w));
            }
            (x, deepest) = (x + widest + Gap, Math.Max(deepest, y - Row - top));
        }
        foreach (var host in nodes.Where(n => n.Attribute("attachedToRef") is not null).GroupBy(n => DiagramXml.Reference(n, "attachedToRef")))
        {
            if (!_boxes.TryGetValue(host.Key, out var box)) continue;
            foreach (var (node, i) in host.Select((n, i) => (n, i))) _boxes[DiagramXml.Id(node)] = (box.X + box.W - 46 - 40 * i, box.Y + box.H - 18, 36, 36);
        }
        return (Math.Max(100, x - Gap - left), Math.Max(80, deepest));
    }

    private (double W, double H) Inside(XElement node, double x, double y)
    {
        var (w, h) = Place(node, x + Margin, y + Margin);
        return (w + 2 * Margin, h + 2 * Margin);
    }

    /// <summary>The column of each node: one more than the furthest that leads to it, flows back left out.</summary>
    private static Dictionary<string, int> Columns(List<XElement> nodes, List<XElement> flows)
    {
        var next = flows.Select(f => (From: DiagramXml.Reference(f, "sourceRef"), To: DiagramXml.Reference(f, "targetRef"))).Concat(
            nodes.Where(n => n.Attribute("attachedToRef") is not null).Select(n => (From: DiagramXml.Reference(n, "attachedToRef"), To: DiagramXml.Id(n)))).ToLookup(f => f.From, f => f.To);
        var ids = nodes.Select(DiagramXml.Id).ToHashSet();
        var attached = nodes.Where(n => n.Attribute("attachedToRef") is not null).Select(DiagramXml.Id).ToHashSet();
        var (order, state) = (new List<string>(), new Dictionary<string, int>());
        foreach (var first in nodes.OrderByDescending(n => n.Name.LocalName == "startEvent").Select(DiagramXml.Id)) Visit(first, next, ids, state, order);
        var column = ids.ToDictionary(id => id, _ => 0);
        var place = order.Select((id, i) => (id, i)).ToDictionary(p => p.id, p => order.Count - p.i);
        foreach (var id in Enumerable.Reverse(order))
            foreach (var to in next[id].Where(to => ids.Contains(to) && place[to] > place[id])) column[to] = Math.Max(column[to], column[id] + (attached.Contains(to) ? 0 : 1));
        return column;
    }

    /// <summary>Order of leaving of a depth-first walk, without recursion: a document may hold thousands of steps in a row.</summary>
    private static void Visit(string first, ILookup<string, string> next, HashSet<string> ids, Dictionary<string, int> state, List<string> order)
    {
        var open = new Stack<(string Id, bool Leave)>([(first, false)]);
        while (open.TryPop(out var at))
        {
            if (at.Leave) { order.Add(at.Id); continue; }
            if (!ids.Contains(at.Id) || !state.TryAdd(at.Id, 1)) continue;
            open.Push((at.Id, true));
            foreach (var to in next[at.Id].Reverse()) open.Push((to, false));
        }
    }

    private XElement? Edge(XElement flow)
    {
        if (!_boxes.TryGetValue(DiagramXml.Reference(flow, "sourceRef"), out var from) || !_boxes.TryGetValue(DiagramXml.Reference(flow, "targetRef"), out var to) || DiagramXml.Id(flow).Length == 0) return null;
        var (start, end) = ((X: from.X + from.W, Y: from.Y + from.H / 2), (X: to.X, Y: to.Y + to.H / 2));
        (double X, double Y)[] points = end.X < start.X + 10
            ? [(from.X + from.W / 2, from.Y + from.H), (from.X + from.W / 2, Math.Max(from.Y + from.H, to.Y + to.H) + 20), (to.X + to.W / 2, Math.Max(from.Y + from.H, to.Y + to.H) + 20), (to.X + to.W / 2, to.Y + to.H)]
            : Math.Abs(start.Y - end.Y) < 1 ? [start, end] : [start, (end.X - 30, start.Y), (end.X - 30, end.Y), end];
        return new(DiagramXml.Di + "BPMNEdge", new XAttribute("id", DiagramXml.Id(flow) + "_edge"), new XAttribute("bpmnElement", DiagramXml.Id(flow)),
            points.Select(p => new XElement(DiagramXml.Way + "waypoint", At("x", p.X), At("y", p.Y))));
    }

    private static (double W, double H) Size(XElement node) =>
        node.Name.LocalName.EndsWith("Event", StringComparison.Ordinal) ? (36, 36) : node.Name.LocalName.EndsWith("Gateway", StringComparison.Ordinal) ? (50, 50) : (100, 80);

    private static XAttribute At(string name, double value) => new(name, value.ToString("0.#", CultureInfo.InvariantCulture));
}
