using System.Text;
using Shouldly;
using SmartPark.Workflows.Models;
using SmartPark.Workflows.Tests.Engine;
using Xunit;
using static SmartPark.Workflows.Tests.Engine.Documents;

namespace SmartPark.Workflows.Tests.Models;

public sealed class BadDocuments
{
    private const string Se = """<startEvent id="s"/><endEvent id="e"/>""";

    [Theory]
    [InlineData("<scriptTask id=\"x\"/>", "bpmn.element", "x")]
    [InlineData("<transaction id=\"x\"/>", "bpmn.element", "x")]
    [InlineData("<adHocSubProcess id=\"x\"/>", "bpmn.element", "x")]
    [InlineData("<complexGateway id=\"x\"/>", "bpmn.element", "x")]
    [InlineData("<task id=\"x\"/>", "bpmn.element", "x")]
    [InlineData("<subProcess id=\"x\" triggeredByEvent=\"true\"/>", "bpmn.element", "x")]
    [InlineData("<startEvent id=\"x\"/>", "bpmn.start-several", "p")]
    [InlineData("<endEvent id=\"x\"><compensateEventDefinition/></endEvent>", "bpmn.event", "x")]
    [InlineData("<intermediateCatchEvent id=\"x\"><conditionalEventDefinition/></intermediateCatchEvent>", "bpmn.event", "x")]
    [InlineData("<intermediateCatchEvent id=\"x\"><timerEventDefinition><timeDuration>in 3 days</timeDuration></timerEventDefinition></intermediateCatchEvent>", "bpmn.timer", "x")]
    [InlineData("<boundaryEvent id=\"x\" attachedToRef=\"nobody\"><errorEventDefinition/></boundaryEvent>", "bpmn.attached", "x")]
    [InlineData("<userTask id=\"x\"><standardLoopCharacteristics/></userTask>", "bpmn.loop", "x")]
    [InlineData("<userTask id=\"s\"/>", "bpmn.id-twice", "s")]
    [InlineData("<sequenceFlow id=\"x\" sourceRef=\"s\" targetRef=\"nobody\"/>", "bpmn.flow", "x")]
    [InlineData("<sequenceFlow id=\"x\" sourceRef=\"s\" targetRef=\"e\"><conditionExpression>system('rm')</conditionExpression></sequenceFlow>", "expression.function", "x")]
    [InlineData("<callActivity id=\"x\"/>", "bpmn.called", "x")]
    [InlineData("<exclusiveGateway id=\"x\" default=\"none\"/>", "bpmn.default", "x")]
    public void What_cannot_run_is_named(string element, string code, string id) => Problems(Whole(Se + element)).ShouldContain(p => p.Code == code && p.Element == id);

    [Fact]
    public void Entities_size_depth_and_broken_xml_are_refused()
    {
        Problems("<!DOCTYPE d [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;'>]><d>&b;</d>").Single().Code.ShouldBe("bpmn.dtd");
        Problems(new string(' ', BpmnReader.MostBytes + 1)).Single().Code.ShouldBe("bpmn.large");
        Problems(Whole(Se + string.Concat(Enumerable.Repeat("<a/>", 100_000)))).Single().Code.ShouldBe("bpmn.xml");
        Problems(Whole(Se + string.Concat(Enumerable.Repeat("<a>", 1_000)) + string.Concat(Enumerable.Repeat("</a>", 1_000)))).Single().Code.ShouldBe("bpmn.xml");
        Problems("<definitions").Single().Code.ShouldBe("bpmn.xml");
        Problems("<html/>").Single().Code.ShouldBe("bpmn.definitions");
    }

    [Fact]
    public void What_does_not_run_is_kept_and_does_not_stand_in_the_way() =>
        BpmnReader.Read(Encoding.UTF8.GetBytes(Whole(Se + """
            <dataObject id="d1"/><textAnnotation id="t1"/><association id="a1" sourceRef="t1" targetRef="s"/><laneSet id="l"><lane id="l1" name="财务"><flowNodeRef>s</flowNodeRef></lane></laneSet>
            <extensionElements><x:y xmlns:x="urn:other"/></extensionElements>
            """ + Flows("s>e")))).Model!["s"].Lane.ShouldBe("财务");

    private static IReadOnlyList<ModelProblem> Problems(string document) => BpmnReader.Read(Encoding.UTF8.GetBytes(document)).Problems;
}
