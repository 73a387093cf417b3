namespace SmartPark.Portal.Tests.Workflows.Drawing;

/// <summary>A small process: approval with a deadline, a choice, a way back.</summary>
internal static class SampleProcess
{
    private const string Nodes = """
        <bpmn:startEvent id="start" name="发起"/><bpmn:userTask id="ask" name="部门审批"><bpmn:extensionElements><sp:settings kind="approve" approver="head"/></bpmn:extensionElements></bpmn:userTask>
        <bpmn:boundaryEvent id="late" name="超过三天" attachedToRef="ask" cancelActivity="false"><bpmn:timerEventDefinition><bpmn:timeDuration>P3D</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent>
        <bpmn:sendTask id="told" name="通知"/><bpmn:exclusiveGateway id="choose" name="超过三天？" default="f4"/><bpmn:userTask id="decide" name="总经理审批"/><bpmn:endEvent id="end" name="结束"/>
        <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="ask"/><bpmn:sequenceFlow id="f2" sourceRef="ask" targetRef="choose"/>
        <bpmn:sequenceFlow id="f3" sourceRef="choose" targetRef="decide"><bpmn:conditionExpression>days &gt; 3</bpmn:conditionExpression></bpmn:sequenceFlow>
        <bpmn:sequenceFlow id="f4" name="否" sourceRef="choose" targetRef="end"/><bpmn:sequenceFlow id="f5" sourceRef="decide" targetRef="end"/>
        <bpmn:sequenceFlow id="f6" sourceRef="late" targetRef="told"/><bpmn:sequenceFlow id="back" sourceRef="decide" targetRef="ask"/>
        """;

    private const string Drawing = """<bpmndi:BPMNDiagram id="d"><bpmndi:BPMNPlane id="p" bpmnElement="leave"><bpmndi:BPMNShape id="start_" bpmnElement="start"><dc:Bounds x="160" y="122" width="36" height="36"/></bpmndi:BPMNShape></bpmndi:BPMNPlane></bpmndi:BPMNDiagram>""";

    public static string With(bool drawing) => Of(Nodes, drawing ? Drawing : "");

    public static string Of(string nodes, string drawing = "") =>
        $"""<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:sp="urn:smartpark:bpmn:1" targetNamespace="urn:t"><bpmn:process id="leave" name="请假" isExecutable="true">{nodes}</bpmn:process>{drawing}</bpmn:definitions>""";
}
