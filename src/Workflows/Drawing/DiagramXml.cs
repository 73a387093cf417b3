using System.Xml;
using System.Xml.Linq;
using SmartPark.Workflows.Models;

namespace SmartPark.Workflows.Drawing;

/// <summary>Reads documents that are drawn, compared or imported: never a DTD, never more than the engine reads.</summary>
internal static class DiagramXml
{
    public static readonly XNamespace Bpmn = BpmnReader.Bpmn;
    public static readonly XNamespace Di = "http://www.omg.org/spec/BPMN/20100524/DI";
    public static readonly XNamespace Bounds = "http://www.omg.org/spec/DD/20100524/DC";
    public static readonly XNamespace Way = "http://www.omg.org/spec/DD/20100524/DI";

    private static readonly HashSet<string> Others = ["sequenceFlow", "laneSet", "extensionElements", "documentation", "ioSpecification", "property", "association", "textAnnotation", "group", "category", "dataObject", "dataObjectReference", "dataStoreReference", "monitoring", "auditing"];

    /// <summary>The root element, or null when this is no XML we read.</summary>
    public static XElement? Read(string document)
    {
        if (document.Length > BpmnReader.MostBytes) return null;
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = BpmnReader.MostBytes };
        try
        {
            using (var counted = XmlReader.Create(new StringReader(document), settings))
            {
                for (var elements = 0; counted.Read();)
                    if (counted.NodeType == XmlNodeType.Element && (++elements > BpmnReader.MostElements || counted.Depth > BpmnReader.MostDepth)) return null;
            }
            using var reader = XmlReader.Create(new StringReader(document), settings);
            reader.MoveToContent();
            return XNode.ReadFrom(reader) as XElement;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    public static bool HasShapes(XElement definitions) => definitions.Descendants(Di + "BPMNShape").Any();

    /// <summary>The process that runs, or the first.</summary>
    public static XElement? Process(XElement definitions) =>
        definitions.Elements(Bpmn + "process").FirstOrDefault(p => (string?)p.Attribute("isExecutable") == "true") ?? definitions.Elements(Bpmn + "process").FirstOrDefault();

    /// <summary>What flows connect, directly in this process or sub-process.</summary>
    public static IEnumerable<XElement> Nodes(XElement scope) => scope.Elements().Where(e => e.Name.Namespace == Bpmn && Id(e).Length > 0 && !Others.Contains(e.Name.LocalName));

    public static bool IsScope(XElement element) => element.Name.LocalName is "subProcess" or "transaction" or "adHocSubProcess";

    public static string Id(XElement element) => (string?)element.Attribute("id") ?? "";

    public static string Name(XElement element) => ((string?)element.Attribute("name") ?? "").ReplaceLineEndings(" ").Trim();

    /// <summary>A local id: references may carry a prefix.</summary>
    public static string Reference(XElement element, string attribute) => ((string?)element.Attribute(attribute) ?? "").Split(':')[^1];
}
