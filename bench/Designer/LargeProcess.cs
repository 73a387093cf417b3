using System.Globalization;
using System.Text;

namespace SmartPark.Bench.Designer;

/// <summary>A process of so many steps with its drawing: rows of approvals, every tenth step a choice with a way to the next row.</summary>
internal static class LargeProcess
{
    private const int Columns = 25;

    /// <param name="elements">Steps, without the flows between them.</param>
    public static string Of(int elements)
    {
        var (model, drawing) = (new StringBuilder(), new StringBuilder());
        for (var i = 0; i < elements; i++)
        {
            var (sort, wide, high) = i == 0 ? ("startEvent", 36, 36) : i == elements - 1 ? ("endEvent", 36, 36) : i % 10 == 0 ? ("exclusiveGateway", 50, 50) : ("userTask", 100, 80);
            var (x, y) = (160 + i % Columns * 160, 100 + i / Columns * 140);
            model.Append(Inv($"<bpmn:{sort} id=\"n{i}\" name=\"步骤 {i}\"/>"));
            drawing.Append(Inv($"<bpmndi:BPMNShape id=\"n{i}_\" bpmnElement=\"n{i}\"><dc:Bounds x=\"{x}\" y=\"{y - high / 2}\" width=\"{wide}\" height=\"{high}\"/></bpmndi:BPMNShape>"));
            if (i == 0) continue;
            var (px, py) = (160 + (i - 1) % Columns * 160 + (i == 1 ? 36 : 100), 100 + (i - 1) / Columns * 140);
            model.Append(Inv($"<bpmn:sequenceFlow id=\"f{i}\" sourceRef=\"n{i - 1}\" targetRef=\"n{i}\"/>"));
            drawing.Append(Inv($"<bpmndi:BPMNEdge id=\"f{i}_\" bpmnElement=\"f{i}\"><di:waypoint x=\"{px}\" y=\"{py}\"/><di:waypoint x=\"{x}\" y=\"{y}\"/></bpmndi:BPMNEdge>"));
        }
        return "<bpmn:definitions xmlns:bpmn=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" xmlns:bpmndi=\"http://www.omg.org/spec/BPMN/20100524/DI\" xmlns:dc=\"http://www.omg.org/spec/DD/20100524/DC\" xmlns:di=\"http://www.omg.org/spec/DD/20100524/DI\" id=\"d\" targetNamespace=\"urn:smartpark:bench\">"
            + $"<bpmn:process id=\"large\" name=\"大流程\" isExecutable=\"true\">{model}</bpmn:process><bpmndi:BPMNDiagram id=\"g\"><bpmndi:BPMNPlane id=\"p\" bpmnElement=\"large\">{drawing}</bpmndi:BPMNPlane></bpmndi:BPMNDiagram></bpmn:definitions>";
    }

    private static string Inv(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
