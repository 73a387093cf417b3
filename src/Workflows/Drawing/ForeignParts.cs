using System.Xml.Linq;
using SmartPark.Workflows.Models;

namespace SmartPark.Workflows.Drawing;

/// <summary>
/// What other tools keep in a document. The board never edits it, but writes it in its own manner and now and then loses a piece; so it is put back as it was, wherever its element is still there.
/// </summary>
internal static class ForeignParts
{
    /// <param name="original">The document as it was opened.</param>
    /// <param name="edited">The document as the board writes it.</param>
    /// <returns>The edited document with the other tools' parts of the original.</returns>
    public static string PutBack(string original, string edited)
    {
        if (DiagramXml.Read(original) is not { } before || DiagramXml.Read(edited) is not { } after) return edited;
        var were = Extended(before);
        foreach (var (place, element) in Extended(after)) if (were.TryGetValue(place, out var was)) Restore(was, element);
        var plane = after.Descendants(DiagramXml.Di + "BPMNPlane").FirstOrDefault();
        var drawn = after.Descendants().Where(IsDrawing).Select(DiagramXml.Id).ToHashSet();
        plane?.Add(before.Descendants().Where(e => IsDrawing(e) && e.Attribute("bpmnElement") is null && DiagramXml.Id(e) is { Length: > 0 } id && !drawn.Contains(id)).Select(e => new XElement(e)));
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + after.ToString(SaveOptions.DisableFormatting) + "\n";
    }

    private static void Restore(XElement was, XElement element)
    {
        var (theirs, now) = (Foreign(was), Foreign(element));
        if (theirs.Count != now.Count || !theirs.Select(e => e.Name).SequenceEqual(now.Select(e => e.Name))) return;
        for (var i = 0; i < now.Count; i++) now[i].ReplaceWith(new XElement(theirs[i]));
    }

    private static List<XElement> Foreign(XElement element) =>
        [.. element.Element(DiagramXml.Bpmn + "extensionElements")?.Elements().Where(e => e.Name.Namespace != DiagramXml.Bpmn && e.Name.Namespace != BpmnNames.Own) ?? []];

    private static bool IsDrawing(XElement element) => element.Name == DiagramXml.Di + "BPMNEdge" || element.Name == DiagramXml.Di + "BPMNShape";

    /// <summary>The elements that carry extensions, by place.</summary>
    private static Dictionary<string, XElement> Extended(XElement root) =>
        root.DescendantsAndSelf().Where(e => e.Element(DiagramXml.Bpmn + "extensionElements") is not null).GroupBy(Place).ToDictionary(g => g.Key, g => g.First());

    /// <summary>The id, or where an element without one stands in what is around it.</summary>
    private static string Place(XElement element) => DiagramXml.Id(element) is { Length: > 0 } id ? id
        : element.Parent is { } around ? $"{Place(around)}/{element.Name.LocalName} {element.ElementsBeforeSelf(element.Name).Count()}" : "";
}
