using System.Xml;
using System.Xml.Linq;
using SmartPark.Workflows.Expressions;

namespace SmartPark.Workflows.Models;

/// <summary>
/// Reads a BPMN 2.0 document (ISO/IEC 19510) as a process that can run. What may stand in a document without running (pools, lanes, data, artifacts, diagram, foreign extensions) is left
/// alone; what would have to run and cannot is named, each with its id.
/// </summary>
internal sealed class BpmnReader
{
    public const int MostBytes = 4 * 1024 * 1024;
    public const int MostElements = 20_000;
    public const int MostDepth = 100;

    public static readonly XNamespace Bpmn = "http://www.omg.org/spec/BPMN/20100524/MODEL";

    private readonly List<ModelProblem> _problems = [];
    private readonly Dictionary<string, Node> _nodes = [];
    private readonly Dictionary<string, Node> _starts = [];
    private readonly Dictionary<string, XElement> _roots = [];

    public static ReadDocument Read(byte[] document)
    {
        if (document.Length > MostBytes) return new(null, [new("bpmn.large", "definitions", $"{MostBytes / 1024 / 1024} MB")]);
        try
        {
            return new BpmnReader().Read(Parse(document));
        }
        catch (XmlException e) { return new(null, [new(e.Message.Contains("DTD", StringComparison.Ordinal) ? "bpmn.dtd" : "bpmn.xml", "definitions", $"{e.LineNumber}:{e.LinePosition}")]); }
    }

    /// <summary>No DTD, so no entities; counted while it is read, so that a large document costs no more than its limit.</summary>
    private static XElement Parse(byte[] document)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MostBytes };
        using (var counted = XmlReader.Create(new MemoryStream(document), settings))
        {
            for (var elements = 0; counted.Read();)
                if (counted.NodeType == XmlNodeType.Element && (++elements > MostElements || counted.Depth > MostDepth)) throw new XmlException($"more than {MostElements} elements, or {MostDepth} levels");
        }
        using var reader = XmlReader.Create(new MemoryStream(document), settings);
        reader.MoveToContent();
        return (XElement)XNode.ReadFrom(reader);
    }

    private ReadDocument Read(XElement definitions)
    {
        if (definitions.Name != Bpmn + "definitions") return new(null, [new("bpmn.definitions", definitions.Name.LocalName)]);
        foreach (var root in definitions.Elements()) if (Id(root) is { Length: > 0 } id) _roots[id] = root;
        var processes = definitions.Elements(Bpmn + "process").ToList();
        if ((processes.FirstOrDefault(p => (string?)p.Attribute("isExecutable") == "true") ?? processes.FirstOrDefault()) is not { } process) return new(null, [new("bpmn.process", "definitions")]);
        ReadScope(process, null);
        foreach (var lane in process.Descendants(Bpmn + "lane"))
            foreach (var reference in lane.Elements(Bpmn + "flowNodeRef")) if (_nodes.TryGetValue(reference.Value.Trim(), out var node)) node.Lane = (string?)lane.Attribute("name") ?? Id(lane);
        CheckNodes();
        var tables = TablesOf(process);
        if (_problems.Count > 0) return new(null, _problems);
        return new(new() { Id = Id(process), Name = (string?)process.Attribute("name") ?? "", Settings = BpmnNames.Settings(process), Form = BpmnNames.Form(process), Decisions = tables, Nodes = _nodes, Starts = _starts }, []);
    }

    private void ReadScope(XElement scope, string? within)
    {
        foreach (var element in scope.Elements().Where(e => e.Name.Namespace == Bpmn)) ReadNode(element, within);
        foreach (var flow in scope.Elements(Bpmn + "sequenceFlow")) Connect(flow, within);
        foreach (var boundary in _nodes.Values.Where(n => n.AttachedTo is not null && n.Within == within))
        {
            if (_nodes.TryGetValue(boundary.AttachedTo!, out var activity) && activity.IsActivity && activity.Within == within) activity.Boundary.Add(boundary);
            else Problem("bpmn.attached", boundary.Id, boundary.AttachedTo!);
        }
        var starts = _nodes.Values.Where(n => n.Kind == NodeKind.Start && n.Within == within).ToList();
        if (starts.Count == 1) _starts[within ?? ""] = starts[0];
        else Problem(starts.Count == 0 ? "bpmn.start-missing" : "bpmn.start-several", within ?? Id(scope), string.Join(", ", starts.Select(s => s.Id)));
    }

    private void ReadNode(XElement element, string? within)
    {
        if (BpmnNames.Kept.Contains(element.Name.LocalName)) return;
        var id = Id(element);
        if (!BpmnNames.Kinds.TryGetValue(element.Name.LocalName, out var kind) || (string?)element.Attribute("triggeredByEvent") == "true")
        {
            Problem("bpmn.element", id.Length > 0 ? id : element.Name.LocalName, element.Name.LocalName);
            return;
        }
        if (id.Length == 0) { Problem("bpmn.id", element.Name.LocalName); return; }
        var settings = BpmnNames.Settings(element);
        var node = new Node
        {
            Id = id,
            Order = _nodes.Count,
            Name = (string?)element.Attribute("name") ?? "",
            Kind = kind,
            Within = within,
            Event = EventOf(element, kind),
            Loop = LoopOf(element),
            Default = (string?)element.Attribute("default"),
            AttachedTo = kind == NodeKind.Boundary ? (string?)element.Attribute("attachedToRef") ?? "" : null,
            Interrupting = (string?)element.Attribute("cancelActivity") != "false",
            Calls = CallsOf(element, kind, settings),
            Settings = settings,
        };
        if (!_nodes.TryAdd(id, node)) { Problem("bpmn.id-twice", id); return; }
        if (kind == NodeKind.SubProcess) ReadScope(element, id);
    }

    private string CallsOf(XElement element, NodeKind kind, IReadOnlyDictionary<string, string> settings) => kind switch
    {
        NodeKind.CallActivity => (string?)element.Attribute("calledElement") ?? "",
        NodeKind.SendTask or NodeKind.ReceiveTask => RefName(element, "messageRef"),
        _ => settings.GetValueOrDefault(kind == NodeKind.BusinessRuleTask ? "decision" : "handler", ""),
    };

    private string RefName(XElement element, string attribute)
    {
        if ((string?)element.Attribute(attribute) is not { Length: > 0 } reference) return "";
        return _roots.TryGetValue(reference.Split(':')[^1], out var root) ? (string?)root.Attribute("name") ?? Id(root) : reference;
    }

    private EventRule EventOf(XElement element, NodeKind kind)
    {
        var definitions = element.Elements().Where(e => e.Name.Namespace == Bpmn && e.Name.LocalName.EndsWith("EventDefinition", StringComparison.Ordinal)).ToList();
        if (element.Element(Bpmn + "eventDefinitionRef") is not null || definitions.Count > 1) Problem("bpmn.event-several", Id(element));
        if (definitions.FirstOrDefault() is not { } definition) return new(EventKind.None);
        var rule = definition.Name.LocalName switch
        {
            "timerEventDefinition" => TimerOf(definition, Id(element)),
            "messageEventDefinition" => new EventRule(EventKind.Message, RefName(definition, "messageRef")),
            "signalEventDefinition" => new(EventKind.Signal, RefName(definition, "signalRef")),
            "errorEventDefinition" => new(EventKind.Error, CodeOf(definition, "errorRef", "errorCode")),
            "escalationEventDefinition" => new(EventKind.Escalation, CodeOf(definition, "escalationRef", "escalationCode")),
            "terminateEventDefinition" => new(EventKind.Terminate),
            _ => null,
        };
        if (rule is null || !BpmnNames.Fits(kind, rule.Kind)) Problem("bpmn.event", Id(element), definition.Name.LocalName);
        return rule ?? new(EventKind.None);
    }

    private string CodeOf(XElement definition, string reference, string code) =>
        (string?)definition.Attribute(reference) is { Length: > 0 } id && _roots.TryGetValue(id.Split(':')[^1], out var root) ? (string?)root.Attribute(code) ?? (string?)root.Attribute("name") ?? "" : "";

    private EventRule? TimerOf(XElement definition, string id)
    {
        foreach (var (name, kind) in new[] { ("timeDate", TimerKind.Date), ("timeDuration", TimerKind.Duration), ("timeCycle", TimerKind.Cycle) })
            if (definition.Element(Bpmn + name) is { } text && text.Value.Trim() is { Length: > 0 } when)
            {
                if (!Timers.Readable(kind, when)) Problem("bpmn.timer", id, when);
                return new(EventKind.Timer, "", kind, when);
            }
        Problem("bpmn.timer", id);
        return new(EventKind.Timer);
    }

    private LoopRule? LoopOf(XElement element)
    {
        if (element.Element(Bpmn + "standardLoopCharacteristics") is not null) Problem("bpmn.loop", Id(element), "standardLoopCharacteristics");
        if (element.Element(Bpmn + "multiInstanceLoopCharacteristics") is not { } loop) return null;
        var (id, settings) = (Id(element), BpmnNames.Settings(loop));
        var over = settings.GetValueOrDefault("collection") ?? loop.Element(Bpmn + "loopDataInputRef")?.Value;
        var count = loop.Element(Bpmn + "loopCardinality")?.Value;
        var people = settings.GetValueOrDefault("people") == "true" && element.Name.LocalName == "userTask";
        if (!people && string.IsNullOrWhiteSpace(over) && string.IsNullOrWhiteSpace(count)) Problem("bpmn.loop", id, "loopCardinality");
        var item = settings.GetValueOrDefault("item") ?? (string?)loop.Element(Bpmn + "inputDataItem")?.Attribute("name") ?? "item";
        return new((string?)loop.Attribute("isSequential") == "true", Expression(count, id), Expression(over, id), item, Expression(loop.Element(Bpmn + "completionCondition")?.Value, id), people);
    }

    private void Connect(XElement element, string? within)
    {
        var id = Id(element);
        var (source, target) = ((string?)element.Attribute("sourceRef") ?? "", (string?)element.Attribute("targetRef") ?? "");
        if (!_nodes.TryGetValue(source, out var from) || !_nodes.TryGetValue(target, out var to))
        {
            if (_problems.All(p => p.Element != source && p.Element != target)) Problem("bpmn.flow", id, $"{source} → {target}");
            return;
        }
        if (from.Within != within || to.Within != within) { Problem("bpmn.flow-scope", id, $"{source} → {target}"); return; }
        var flow = new Flow(id.Length > 0 ? id : $"{source}→{target}", (string?)element.Attribute("name") ?? "", source, target, Expression(element.Element(Bpmn + "conditionExpression")?.Value, id));
        from.Outgoing.Add(flow);
        to.Incoming.Add(flow);
    }

    private Expression? Expression(string? text, string element)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        try { return Parser.Read(text); }
        catch (ExpressionException e)
        {
            Problem(e.Code, element, $"{text.Trim()} ({e.At}: {e.What})");
            return null;
        }
    }

    private void CheckNodes()
    {
        foreach (var node in _nodes.Values)
        {
            if (node.Default is { } flow && node.Outgoing.All(f => f.Id != flow)) Problem("bpmn.default", node.Id, flow);
            if (node.Kind == NodeKind.Start && node.Incoming.Count > 0) Problem("bpmn.start-entered", node.Id);
            if (node.Kind == NodeKind.End && node.Outgoing.Count > 0) Problem("bpmn.end-left", node.Id);
            if (node.Kind == NodeKind.EventBased && (node.Outgoing.Count == 0 || node.Outgoing.Any(f => _nodes[f.Target].Kind is not (NodeKind.Catch or NodeKind.ReceiveTask)))) Problem("bpmn.event-gateway", node.Id);
            if (node.Kind == NodeKind.CallActivity && node.Calls.Length == 0) Problem("bpmn.called", node.Id);
            if (node.Kind == NodeKind.Catch && node.Event.Kind == EventKind.None) Problem("bpmn.event", node.Id, "none");
        }
    }

    private Dictionary<string, Decisions.DecisionTable> TablesOf(XElement process)
    {
        var tables = new Dictionary<string, Decisions.DecisionTable>();
        foreach (var element in process.Element(Bpmn + "extensionElements")?.Elements(BpmnNames.Own + "decision") ?? [])
        {
            var name = (string?)element.Attribute("name") ?? "";
            if (name.Length == 0 || Decisions.Tables.Read(element.Value) is not { } table || !tables.TryAdd(name, table)) Problem("bpmn.decision", Id(process), name);
            else foreach (var (code, where) in table.Check()) Problem(code, Id(process), $"{name} {where}");
        }
        foreach (var node in _nodes.Values.Where(n => n.Kind == NodeKind.BusinessRuleTask && tables.Count > 0 && !tables.ContainsKey(n.Calls))) Problem("bpmn.decision", node.Id, node.Calls);
        return tables;
    }

    private void Problem(string code, string element, string what = "") => _problems.Add(new(code, element, what));

    private static string Id(XElement element) => (string?)element.Attribute("id") ?? "";
}
