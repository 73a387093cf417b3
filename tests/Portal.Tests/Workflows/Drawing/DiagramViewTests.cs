using System.Globalization;
using System.Xml.Linq;
using Bunit;
using SmartPark.Portal.Tests.Face;
using SmartPark.Workflows.Drawing;

namespace SmartPark.Portal.Tests.Workflows.Drawing;

public sealed class DiagramViewTests : FaceContext
{
    private static readonly XNamespace Di = "http://www.omg.org/spec/BPMN/20100524/DI";
    private readonly BunitJSModuleInterop _script;

    public DiagramViewTests()
    {
        _script = JSInterop.SetupModule(_ => true);
        _script.Mode = JSRuntimeMode.Loose;
    }

    [Fact]
    public void A_document_with_a_drawing_is_shown_as_it_stands()
    {
        var document = SampleProcess.With(drawing: true);
        Render<DiagramView>(p => p.Add(v => v.Document, document));

        Drawn().ShouldBe(document);
    }

    [Fact]
    public void A_document_without_a_drawing_gets_every_step_and_flow_from_left_to_right_and_none_over_another()
    {
        var page = Render<DiagramView>(p => p.Add(v => v.Document, SampleProcess.With(drawing: false)));

        page.Markup.ShouldContain("自动排列");
        var drawn = XElement.Parse(Drawn());
        var boxes = drawn.Descendants(Di + "BPMNShape").ToDictionary(s => (string)s.Attribute("bpmnElement")!, s => Box(s.Elements().Single()));
        boxes.Keys.ShouldBe(["start", "ask", "choose", "decide", "late", "told", "end"], ignoreOrder: true);
        drawn.Descendants(Di + "BPMNEdge").Select(e => (string)e.Attribute("bpmnElement")!).ShouldBe(["f1", "f2", "f3", "f4", "f5", "f6", "back"], ignoreOrder: true);
        boxes["start"].X.ShouldBeLessThan(boxes["ask"].X);
        boxes["ask"].X.ShouldBeLessThan(boxes["choose"].X);
        boxes["decide"].X.ShouldBeLessThan(boxes["end"].X, "a flow back to an earlier step turns the order round");
        foreach (var (one, other) in from a in boxes from b in boxes where string.CompareOrdinal(a.Key, b.Key) < 0 && a.Key != "late" && b.Key != "late" select (a, b))
            (one.Value.X < other.Value.X + other.Value.W && other.Value.X < one.Value.X + one.Value.W && one.Value.Y < other.Value.Y + other.Value.H && other.Value.Y < one.Value.Y + one.Value.H).ShouldBeFalse($"{one.Key} over {other.Key}");
        (boxes["late"].Y + boxes["late"].H / 2).ShouldBe(boxes["ask"].Y + boxes["ask"].H, 1, "a deadline sits on the edge of its step");
    }

    [Fact]
    public void Thousands_of_steps_in_a_row_are_laid_out_too()
    {
        var steps = string.Concat(Enumerable.Range(0, 3000).Select(i => $"<bpmn:userTask id=\"t{i}\"/><bpmn:sequenceFlow id=\"f{i}\" sourceRef=\"{(i == 0 ? "start" : $"t{i - 1}")}\" targetRef=\"t{i}\"/>"));
        Render<DiagramView>(p => p.Add(v => v.Document, SampleProcess.Of("<bpmn:startEvent id=\"start\"/>" + steps)));

        XElement.Parse(Drawn()).Descendants(Di + "BPMNShape").Count().ShouldBe(3001);
    }

    [Fact]
    public void The_list_of_steps_follows_the_flows_and_says_who_is_waited_for()
    {
        var page = Render<DiagramView>(p => p.Add(v => v.Document, SampleProcess.With(drawing: true)).Add(v => v.Marks, [new("ask", DiagramMarkKind.Waiting, 2, "王小明，2 天前")]));

        page.FindAll(".diagram-steps ol > li b").Select(b => b.TextContent).ShouldBe(["发起", "部门审批", "超过三天", "超过三天？", "通知", "总经理审批", "结束"]);
        page.FindAll(".diagram-steps ol > li")[1].TextContent.ShouldContain("等待办理 × 2：王小明，2 天前");
        page.FindAll(".diagram-steps ol > li").Single(l => l.TextContent.Contains("超过三天？", StringComparison.Ordinal)).QuerySelectorAll("ul li").Select(l => l.TextContent).ShouldBe(["days > 3 → 总经理审批", "否 → 结束"]);
    }

    [Fact]
    public void Other_marks_on_the_same_document_are_put_on_without_drawing_it_again()
    {
        var document = SampleProcess.With(drawing: true);
        var page = Render<DiagramView>(p => p.Add(v => v.Document, document));
        page.Render(p => p.Add(v => v.Document, document).Add(v => v.Marks, [new("decide", DiagramMarkKind.Done)]));

        _script.Invocations["mount"].Count.ShouldBe(1);
        _script.Invocations["update"].Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>")]
    [InlineData("<a>")]
    [InlineData("")]
    public void What_cannot_be_read_is_said_and_nothing_is_drawn(string document)
    {
        var page = Render<DiagramView>(p => p.Add(v => v.Document, document));

        page.Find("[role=alert]").TextContent.ShouldContain("读不出来");
        _script.Invocations["mount"].ShouldBeEmpty();
    }

    [Fact]
    public void What_the_script_cannot_draw_opens_the_list_and_says_why()
    {
        _script.Setup<string?>("mount", _ => true).SetResult("no diagram to display");
        var page = Render<DiagramView>(p => p.Add(v => v.Document, SampleProcess.With(drawing: true)));

        page.WaitForAssertion(() => page.Find("[role=alert]").TextContent.ShouldContain("no diagram to display"));
        page.Find(".diagram-steps").HasAttribute("open").ShouldBeTrue();
    }

    private string Drawn() => (string)_script.Invocations["mount"].Single().Arguments[1]!;

    private static (double X, double Y, double W, double H) Box(XElement bounds)
    {
        double Of(string name) => double.Parse((string)bounds.Attribute(name)!, CultureInfo.InvariantCulture);
        return (Of("x"), Of("y"), Of("width"), Of("height"));
    }
}
