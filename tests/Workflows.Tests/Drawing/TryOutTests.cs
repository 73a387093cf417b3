using System.Text;
using Shouldly;
using SmartPark.Kernel.Tenancy;
using SmartPark.Workflows.Definitions;
using SmartPark.Workflows.Drawing;
using SmartPark.Workflows.Expressions;
using SmartPark.Workflows.Forms;
using SmartPark.Workflows.Models;
using SmartPark.Workflows.Tests.Engine;
using Xunit;

namespace SmartPark.Workflows.Tests.Drawing;

/// <summary>A process is tried out as it would run: on the shipped templates, and on what they do not have.</summary>
public sealed class TryOutTests
{
    private static readonly PersonId Starter = PersonId.New();
    private static readonly SampleValues Samples = new(new(2026, 6, 1), Starter, Guid.NewGuid().ToString(), title => "示例" + title);

    public static TheoryData<string, string> Paths => new()
    {
        { "article-publication", "Begun Start, Approved Check, Served Publish, Reached End, Ended " },
        { "enterprise-move-in", "Begun Start, Approved First, Chose Passed1, Approved Final, Chose Passed2, Served Open, Reached End, Ended " },
        { "general-request", "Begun Start, Completed Apply, Approved Head, Completed Office, Reached End, Ended " },
        { "policy-declaration", "Begun Start, Completed Apply, Approved Park, Approved Review, Served Publicise, Rang Wait, Completed Pay, Served Record, Reached End, Ended " },
        { "service-request", "Begun Start, Completed Apply, Completed Dispatch, Completed Handle, Approved Confirm, Chose Good, Reached End, Ended " },
    };

    public static TheoryData<string, string, string> Rejections => new()
    {
        { "article-publication", "Check", "Stopped : rejected" },
        { "enterprise-move-in", "First", "Chose Passed1: First_rejected=1" },
        { "general-request", "Head", "Stopped : rejected" },
        { "policy-declaration", "Park", "Stopped : rejected" },
        { "service-request", "Confirm", "Chose Good: Confirm_rejected=1" },
    };

    [Theory]
    [MemberData(nameof(Paths))]
    public void A_template_with_everybody_agreeing_comes_to_its_end(string key, string path)
    {
        var tried = Begun(key);
        Walk(tried);
        Said(tried).ShouldBe(path);
        tried.Over.ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(Rejections))]
    public void A_rejection_ends_or_leads_as_the_template_says(string key, string step, string last)
    {
        var tried = Begun(key);
        To(tried, step);
        tried.Decide(tried.Open[0], false, FormValues.None).ShouldBeNull();
        var said = tried.Steps.Last(s => s.Kind is TryStepKind.Stopped or TryStepKind.Chose);
        $"{said.Kind} {said.Node}: {said.What}".ShouldBe(last);
        tried.Steps.ShouldContain(s => s.Kind == TryStepKind.Rejected && s.Node == step);
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void Undoing_gives_the_state_before_each_act(string key, string path)
    {
        path.ShouldNotBeEmpty();
        var tried = Begun(key);
        var before = new Stack<(string, DateTimeOffset, int, IReadOnlyList<TryOpen>)>();
        while (tried.Open.Count > 0)
        {
            before.Push((tried.State, tried.At, tried.Steps.Count, tried.Open));
            Agree(tried);
        }
        before.Count.ShouldBeGreaterThan(1);
        while (before.TryPop(out var was))
        {
            tried.Undo();
            (tried.State, tried.At, tried.Steps.Count).ShouldBe((was.Item1, was.Item2, was.Item3));
            tried.Open.ShouldBe(was.Item4);
        }
        tried.Undo();
        tried.Begun.ShouldBeFalse();
        tried.CanUndo.ShouldBeFalse();
    }

    [Fact]
    public void A_walk_is_one_turn_to_undo()
    {
        var tried = Begun("general-request");
        var state = tried.State;
        Walk(tried);
        tried.Undo();
        tried.State.ShouldBe(state);
    }

    [Fact]
    public void A_loop_that_nobody_ends_is_left_after_some_rounds_and_said()
    {
        var tried = Of("""<startEvent id="S"/><userTask id="A"/><exclusiveGateway id="X" default="e"/><endEvent id="E"/><sequenceFlow id="a" sourceRef="S" targetRef="A"/><sequenceFlow id="b" sourceRef="A" targetRef="X"/><sequenceFlow id="c" sourceRef="X" targetRef="A"><conditionExpression>A_approved > 0</conditionExpression></sequenceFlow><sequenceFlow id="e" sourceRef="X" targetRef="E"/>""");
        tried.Begin(FormValues.None);
        Walk(tried);
        tried.Steps[^1].Kind.ShouldBe(TryStepKind.Endless);
        tried.Over.ShouldBeFalse();
    }

    [Fact]
    public void A_countersignature_asks_for_its_signers_and_ends_as_its_vote_says()
    {
        const string Task = """<userTask id="A"><extensionElements><sp:settings kind="approve" approver="role:editor" vote="all" onReject="end"/></extensionElements><multiInstanceLoopCharacteristics sp:people="true"/></userTask>""";
        var tried = Of($"""<startEvent id="S"/>{Task}<endEvent id="E"/><sequenceFlow id="a" sourceRef="S" targetRef="A"/><sequenceFlow id="b" sourceRef="A" targetRef="E"/>""");
        tried.Begin(FormValues.None);
        tried.SignersOf(tried.Open[0]).ShouldBe(3);
        tried.Sign(tried.Open[0], ["甲", "乙"]).ShouldBeNull();
        tried.Open.Select(o => o.Name).ShouldBe(["甲", "乙"]);
        tried.Decide(tried.Open[0], true, FormValues.None);
        tried.Decide(tried.Open[0], false, FormValues.None);
        Said(tried).ShouldBe("Begun S, Signers A, Approved A, Rejected A, Stopped ");
        tried.Undo();
        tried.Undo();
        tried.Undo();
        Walk(tried);
        tried.Steps.Single(s => s.Kind == TryStepKind.Approved).Count.ShouldBe(3);
    }

    [Fact]
    public void A_service_that_fails_takes_its_error_event_or_stands_still_and_can_be_tried_again()
    {
        var tried = Of("""<startEvent id="S"/><serviceTask id="A"/><endEvent id="E"/><sequenceFlow id="a" sourceRef="S" targetRef="A"/><sequenceFlow id="b" sourceRef="A" targetRef="E"/>""");
        tried.Begin(FormValues.None);
        tried.Serve(tried.Open[0], false).ShouldBeNull();
        (tried.Open[0].Kind, tried.Open[0].Name).ShouldBe((TryKind.Incident, "tryout.failed"));
        tried.Retry(tried.Open[0]);
        Walk(tried);
        tried.Over.ShouldBeTrue();
        var caught = Of("""<startEvent id="S"/><serviceTask id="A"/><boundaryEvent id="B" attachedToRef="A"><errorEventDefinition/></boundaryEvent><endEvent id="E"/><endEvent id="F"/><sequenceFlow id="a" sourceRef="S" targetRef="A"/><sequenceFlow id="b" sourceRef="A" targetRef="E"/><sequenceFlow id="c" sourceRef="B" targetRef="F"/>""");
        caught.Begin(FormValues.None);
        caught.Serve(caught.Open[0], false);
        Said(caught).ShouldBe("Begun S, Failed A, Heard B, Reached F, Ended ");
    }

    [Fact]
    public void Decision_tables_decide_and_say_which_row()
    {
        const string Table = """{"inputs":["amount"],"outputs":["level"],"policy":"First","rows":[{"tests":["> 100"],"outputs":["'高'"]},{"tests":["-"],"outputs":["'低'"]}]}""";
        var tried = Of($"""<extensionElements><sp:settings start="system"/><sp:decision name="级别">{Table.Replace(">", "&gt;", StringComparison.Ordinal)}</sp:decision></extensionElements><startEvent id="S"/><businessRuleTask id="R"><extensionElements><sp:settings decision="级别"/></extensionElements></businessRuleTask><endEvent id="E"/><sequenceFlow id="a" sourceRef="S" targetRef="R"/><sequenceFlow id="b" sourceRef="R" targetRef="E"/>""");
        SampleValues.Others(tried.Model).ShouldBe(["amount"]);
        tried.Begin(FormValues.None, new Dictionary<string, Value> { ["amount"] = Value.Of(20m) });
        tried.Steps.Single(s => s.Kind == TryStepKind.Ruled).What.ShouldBe("级别|2|level = 低");
    }

    [Fact]
    public void What_the_form_does_not_take_does_not_begin_it()
    {
        var tried = Template("general-request");
        tried.Begin(FormValues.None).ShouldNotBeNull();
        tried.Begun.ShouldBeFalse();
    }

    [Fact]
    public void Every_template_has_samples_its_form_takes()
    {
        foreach (var template in Templates.All)
        {
            var schema = FormDoor.SchemaOf(Read(template.Document));
            foreach (var field in schema.Fields.Where(f => f.Required)) Samples.Of(field).IsNothing.ShouldBeFalse($"{template.Key} {field.Name}");
        }
    }

    [Fact]
    public void Nothing_can_be_uploaded_while_trying_out()
    {
        var schema = FormDoor.SchemaOf(Read(Templates.Find("general-request")!.Document));
        var rights = SampleValues.WithoutFiles(schema, FormRights.All);
        (rights.Of("papers"), rights.Of("subject")).ShouldBe((FieldRight.Read, FieldRight.Edit));
    }

    private static string Said(TryOut tried) => string.Join(", ", tried.Steps.Select(s => $"{s.Kind} {s.Node}"));

    private static TryOut Template(string key) => new(Read(Templates.Find(key)!.Document), Starter, "王工", new(2026, 6, 1, 9, 0, 0, TimeSpan.FromHours(8)));

    private static TryOut Begun(string key)
    {
        var tried = Template(key);
        var schema = FormDoor.SchemaOf(tried.Model);
        var others = SampleValues.Others(tried.Model).ToDictionary(n => n, _ => Value.Of(1m));
        tried.Begin(Samples.Fill(schema, FormDoor.RightsOf(tried.Model, FormDoor.First(tried.Model), schema), FormValues.None), others).ShouldBeNull();
        return tried;
    }

    private static TryOut Of(string process) => new(Read(Documents.Whole(process, "")), Starter, "王工", new(2026, 6, 1, 9, 0, 0, TimeSpan.FromHours(8)));

    private static Model Read(string document) => BpmnReader.Read(Encoding.UTF8.GetBytes(document)) is { Model: { } model } ? model : throw new InvalidOperationException(string.Join("; ", BpmnReader.Read(Encoding.UTF8.GetBytes(document)).Problems));

    private static void Walk(TryOut tried) => tried.Walk(open => Fill(tried, open), n => $"{n}");

    private static IReadOnlyDictionary<string, Value> Fill(TryOut tried, TryOpen open)
    {
        var schema = FormDoor.SchemaOf(tried.Model);
        return Samples.Fill(schema, FormDoor.RightsOf(tried.Model, tried.Model[open.Node], schema), tried.Variables);
    }

    private static void Agree(TryOut tried)
    {
        var open = tried.Open[0];
        (open.Kind switch
        {
            TryKind.Approve or TryKind.Work => tried.Decide(open, true, Fill(tried, open)),
            TryKind.Service => tried.Serve(open, true),
            _ => tried.Come(open),
        }).ShouldBeNull();
    }

    private static void To(TryOut tried, string step)
    {
        while (tried.Open[0].Node != step) Agree(tried);
    }
}
