using System.Xml.Linq;

namespace SmartPark.Workflows.Models;

/// <summary>Names of BPMN elements: those that run, and those that stand in a document without running.</summary>
internal static class BpmnNames
{
    /// <summary>Our own extension elements and attributes.</summary>
    public static readonly XNamespace Own = "urn:smartpark:bpmn:1";

    public static readonly IReadOnlyDictionary<string, NodeKind> Kinds = new Dictionary<string, NodeKind>
    {
        ["startEvent"] = NodeKind.Start,
        ["endEvent"] = NodeKind.End,
        ["intermediateCatchEvent"] = NodeKind.Catch,
        ["intermediateThrowEvent"] = NodeKind.Throw,
        ["boundaryEvent"] = NodeKind.Boundary,
        ["userTask"] = NodeKind.UserTask,
        ["serviceTask"] = NodeKind.ServiceTask,
        ["businessRuleTask"] = NodeKind.BusinessRuleTask,
        ["sendTask"] = NodeKind.SendTask,
        ["receiveTask"] = NodeKind.ReceiveTask,
        ["subProcess"] = NodeKind.SubProcess,
        ["callActivity"] = NodeKind.CallActivity,
        ["exclusiveGateway"] = NodeKind.Exclusive,
        ["parallelGateway"] = NodeKind.Parallel,
        ["inclusiveGateway"] = NodeKind.Inclusive,
        ["eventBasedGateway"] = NodeKind.EventBased,
    };

    public static readonly HashSet<string> Kept =
    [
        "sequenceFlow", "documentation", "extensionElements", "laneSet", "ioSpecification", "property", "dataObject", "dataObjectReference", "dataStoreReference", "textAnnotation", "association",
        "group", "category", "auditing", "monitoring", "supports", "correlationSubscription", "resourceRole", "performer", "humanPerformer", "potentialOwner", "incoming", "outgoing", "dataInputAssociation",
        "dataOutputAssociation", "multiInstanceLoopCharacteristics", "standardLoopCharacteristics", "artifact",
    ];

    /// <summary>Which events a node may have.</summary>
    public static bool Fits(NodeKind node, EventKind kind) => node switch
    {
        NodeKind.Start => kind is EventKind.Timer or EventKind.Message,
        NodeKind.End => kind is not EventKind.Timer,
        NodeKind.Catch => kind is EventKind.Timer or EventKind.Message or EventKind.Signal,
        NodeKind.Throw => kind is EventKind.Message or EventKind.Signal or EventKind.Escalation,
        NodeKind.Boundary => kind is not EventKind.Terminate,
        _ => false,
    };

    /// <summary>The attributes of our namespace on an element and on the element of our namespace in its extensions.</summary>
    public static IReadOnlyDictionary<string, string> Settings(XElement element)
    {
        var settings = new Dictionary<string, string>();
        foreach (var attribute in element.Attributes().Where(a => a.Name.Namespace == Own)) settings[attribute.Name.LocalName] = attribute.Value;
        foreach (var own in element.Element(BpmnReader.Bpmn + "extensionElements")?.Elements().Where(e => e.Name.Namespace == Own) ?? [])
            foreach (var attribute in own.Attributes().Where(a => !a.IsNamespaceDeclaration)) settings[attribute.Name.LocalName] = attribute.Value;
        return settings;
    }

    /// <summary>The form in the extensions of a process: the text of the element <c>form</c> of our namespace.</summary>
    public static string Form(XElement process) => process.Element(BpmnReader.Bpmn + "extensionElements")?.Element(Own + "form")?.Value.Trim() ?? "";
}
