using System.Xml.Linq;
using SmartPark.EndToEnd.Tests.Faults;

namespace SmartPark.EndToEnd.Tests.Journeys;

/// <summary>Documents that are drawn on, and what of another tool's must still be there afterwards.</summary>
internal static class DrawnDocument
{
    private static readonly HashSet<string> Standard =
    [
        "http://www.omg.org/spec/BPMN/20100524/MODEL", "http://www.omg.org/spec/BPMN/20100524/DI", "http://www.omg.org/spec/DD/20100524/DC", "http://www.omg.org/spec/DD/20100524/DI",
        "http://www.w3.org/2001/XMLSchema-instance", XNamespace.Xmlns.NamespaceName, XNamespace.Xml.NamespaceName, "",
    ];

    public static string Leave { get; } = """
        <?xml version="1.0" encoding="UTF-8"?>
        <!-- drawn elsewhere -->
        <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:sp="urn:smartpark:bpmn:1" xmlns:acme="urn:acme:office" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="Definitions" targetNamespace="urn:smartpark:journeys">
          <bpmn:process id="Leave" name="请假" isExecutable="true" acme:folder="staff">
            <bpmn:extensionElements><sp:settings about="请假用" /><sp:form>{"type":"object","properties":{"days":{"type":"number","title":"天数"},"reason":{"type":"string","title":"事由"}}}</sp:form></bpmn:extensionElements>
            <bpmn:startEvent id="Start" name="发起" />
            <bpmn:userTask id="Approve" name="审批" acme:shade="7"><bpmn:extensionElements><acme:stamp colour="red"><acme:by>office</acme:by></acme:stamp><sp:settings kind="approve" approver="head" /></bpmn:extensionElements></bpmn:userTask>
            <bpmn:exclusiveGateway id="Long" name="超过三天？" default="Short" />
            <bpmn:userTask id="Decide" name="总经理审批" />
            <bpmn:endEvent id="End" name="结束" />
            <bpmn:sequenceFlow id="Begin" sourceRef="Start" targetRef="Approve" />
            <bpmn:sequenceFlow id="Ask" sourceRef="Approve" targetRef="Long" />
            <bpmn:sequenceFlow id="Yes" name="是" sourceRef="Long" targetRef="Decide"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">days &gt; 3</bpmn:conditionExpression></bpmn:sequenceFlow>
            <bpmn:sequenceFlow id="Short" name="否" sourceRef="Long" targetRef="End" />
            <bpmn:sequenceFlow id="Done" sourceRef="Decide" targetRef="End" />
          </bpmn:process>
          <bpmndi:BPMNDiagram id="Diagram"><bpmndi:BPMNPlane id="Plane" bpmnElement="Leave">
            <bpmndi:BPMNShape id="Start_" bpmnElement="Start"><dc:Bounds x="160" y="122" width="36" height="36" /></bpmndi:BPMNShape>
            <bpmndi:BPMNShape id="Approve_" bpmnElement="Approve"><dc:Bounds x="250" y="100" width="100" height="80" /></bpmndi:BPMNShape>
            <bpmndi:BPMNShape id="Long_" bpmnElement="Long" isMarkerVisible="true"><dc:Bounds x="405" y="115" width="50" height="50" /></bpmndi:BPMNShape>
            <bpmndi:BPMNShape id="Decide_" bpmnElement="Decide"><dc:Bounds x="510" y="210" width="100" height="80" /></bpmndi:BPMNShape>
            <bpmndi:BPMNShape id="End_" bpmnElement="End"><dc:Bounds x="672" y="122" width="36" height="36" /></bpmndi:BPMNShape>
            <bpmndi:BPMNEdge id="Begin_" bpmnElement="Begin"><di:waypoint x="196" y="140" /><di:waypoint x="250" y="140" /></bpmndi:BPMNEdge>
            <bpmndi:BPMNEdge id="Ask_" bpmnElement="Ask"><di:waypoint x="350" y="140" /><di:waypoint x="405" y="140" /></bpmndi:BPMNEdge>
            <bpmndi:BPMNEdge id="Yes_" bpmnElement="Yes"><di:waypoint x="430" y="165" /><di:waypoint x="430" y="250" /><di:waypoint x="510" y="250" /></bpmndi:BPMNEdge>
            <bpmndi:BPMNEdge id="Short_" bpmnElement="Short"><di:waypoint x="455" y="140" /><di:waypoint x="672" y="140" /></bpmndi:BPMNEdge>
            <bpmndi:BPMNEdge id="Done_" bpmnElement="Done"><di:waypoint x="610" y="250" /><di:waypoint x="690" y="250" /><di:waypoint x="690" y="158" /></bpmndi:BPMNEdge>
          </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
        </bpmn:definitions>
        """;

    /// <summary>Documents of other tools, by file name.</summary>
    public static IEnumerable<(string Name, byte[] Bytes)> Foreign()
    {
        var named = Environment.GetEnvironmentVariable("BPMN_MIWG_DIR");
        var folder = named is { Length: > 0 } ? named : Path.GetFullPath(Path.Combine(Binary.PortalSource, "..", "..", "..", "shared", "data", "market", "bpmn", "miwg"));
        if (!Directory.Exists(folder)) return [("own.bpmn", System.Text.Encoding.UTF8.GetBytes(Leave))];
        return Directory.GetFiles(folder, "*.bpmn").Order(StringComparer.Ordinal).Select(f => (Path.GetFileName(f), File.ReadAllBytes(f)));
    }

    /// <summary>The text of a file as it is kept: in UTF-8, and saying so.</summary>
    public static string InUtf8(byte[] bytes)
    {
        using var reader = new StreamReader(new MemoryStream(bytes));
        return reader.ReadToEnd().Replace("encoding=\"ISO-8859-1\"", "encoding=\"UTF-8\"", StringComparison.Ordinal);
    }

    /// <summary>Elements and attributes of namespaces that are neither BPMN's nor ours, in the first document more often than in the second.</summary>
    public static IEnumerable<string> Missing(byte[] before, string after)
    {
        var kept = Theirs(XDocument.Parse(after)).ToLookup(t => t);
        return Theirs(XDocument.Load(new MemoryStream(before))).GroupBy(t => t).Where(g => kept[g.Key].Count() < g.Count()).Select(g => $"{g.Key} ({g.Count()} → {kept[g.Key].Count()})");
    }

    private static IEnumerable<string> Theirs(XDocument document)
    {
        foreach (var element in document.Descendants())
        {
            if (!Standard.Contains(element.Name.NamespaceName)) yield return $"<{element.Name}>{(element.HasElements ? "" : element.Value.ReplaceLineEndings("\n").Trim())}";
            foreach (var attribute in element.Attributes().Where(a => !Standard.Contains(a.Name.NamespaceName) || (a.Name.NamespaceName.Length == 0 && !Standard.Contains(element.Name.NamespaceName))))
                yield return $"{(Standard.Contains(element.Name.NamespaceName) ? element.Name.LocalName : element.Name)} @{attribute.Name}={attribute.Value.ReplaceLineEndings("\n").Trim()}";
        }
    }
}
