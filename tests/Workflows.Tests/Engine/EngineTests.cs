using Shouldly;
using SmartPark.Workflows.Engine;
using SmartPark.Workflows.Expressions;
using Xunit;
using static SmartPark.Workflows.Tests.Engine.Documents;

namespace SmartPark.Workflows.Tests.Engine;

public sealed class EngineTests
{
    private const string Se = """<startEvent id="s"/><endEvent id="e"/>""";

    [Fact]
    public void A_gateway_without_a_way_is_an_incident_and_goes_on_after_a_retry()
    {
        var player = Player.OfText(Se + """<exclusiveGateway id="g"/><userTask id="A"/>""" + Flows("s>g", "g>A|amount > 5", "A>e")).Start(("amount", Value.Of(1m)));
        (player.State, player.Instance.Tokens.Single().Problem).ShouldBe(("incident", "workflow.no-way"));
        player.Instance.Scopes[0].Variables["amount"] = Value.Of(6m);
        player.Do(run => run.Retry(player.Instance.Tokens.Single().Id)).Waiting.ShouldBe(["A"]);
    }

    [Theory]
    [InlineData("amount / zero > 1", "expression.zero")]
    [InlineData("nothing > 1", "expression.unknown")]
    [InlineData("amount", "expression.kind")]
    public void What_cannot_be_decided_is_an_incident_that_says_why(string condition, string code)
    {
        var player = Player.OfText(Se + """<exclusiveGateway id="g"/><userTask id="A"/>""" + Flows("s>g", $"g>A|{condition}", "A>e")).Start(("amount", Value.Of(1m)), ("zero", Value.Of(0m)));
        player.Instance.Tokens.Single().Problem.ShouldBe(code);
    }

    [Fact]
    public void A_cycle_without_a_task_is_stopped()
    {
        var player = Player.OfText(Se + """<exclusiveGateway id="a"/><exclusiveGateway id="b" default="f3"/>""" + Flows("s>a", "a>b", "b>e|false", "b>a")).Start();
        player.Instance.Tokens.Single().Problem.ShouldBe("workflow.endless");
    }

    [Fact]
    public void An_inclusive_join_goes_on_when_the_token_it_waits_for_dies_elsewhere()
    {
        var player = Player.OfText(Se + """
            <inclusiveGateway id="g"/><inclusiveGateway id="j"/><userTask id="A"/><userTask id="B"/><userTask id="Z"/><exclusiveGateway id="x" default="f6"/><endEvent id="dead"/>
            """ + Flows("s>g", "g>A", "g>B", "A>j", "B>x", "x>j|good", "x>dead", "j>Z", "Z>e")).Start(("good", Value.Of(false)));
        player.Complete("A").Waiting.ShouldBe(["B"]);
        player.Complete("B").Waiting.ShouldBe(["Z"]);
    }

    [Fact]
    public void A_repeating_timer_beside_a_task_rings_so_often_and_no_more()
    {
        var player = Player.OfText(Se + """
            <userTask id="A"/><userTask id="R"/><endEvent id="e2"/>
            <boundaryEvent id="b" attachedToRef="A" cancelActivity="false"><timerEventDefinition><timeCycle>R3/PT1H</timeCycle></timerEventDefinition></boundaryEvent>
            """ + Flows("s>A", "A>e", "b>R", "R>e2")).Start();
        player.Advance("PT2H").Waiting.ShouldBe(["A", "R", "R"]);
        player.Advance("P1D").Waiting.ShouldBe(["A", "R", "R", "R"]);
        player.Complete("A").Instance.Waits.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("2026-06-02T10:00:00", "2026-06-02T10:00:00+08:00")]
    [InlineData("2026-06-02T10:00:00Z", "2026-06-02T10:00:00+00:00")]
    [InlineData("2026-06-02T10:00:00+03:00", "2026-06-02T10:00:00+03:00")]
    public void A_date_without_a_zone_is_of_the_zone_the_instance_counts_in(string date, string due)
    {
        var player = Player.OfText(Se + $"""<intermediateCatchEvent id="t"><timerEventDefinition><timeDate>{date}</timeDate></timerEventDefinition></intermediateCatchEvent>""" + Flows("s>t", "t>e")).Start();
        player.Instance.Waits.Single().Due.ShouldBe(DateTimeOffset.Parse(due, System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void An_error_goes_to_the_nearest_event_for_its_code_and_takes_the_scope_with_it()
    {
        var process = Se + """
            <subProcess id="sp"><startEvent id="is"/><parallelGateway id="ig"/><serviceTask id="S"/><userTask id="A"/><endEvent id="ie"/><endEvent id="ie2"/>
            """ + Flows("is>ig", "ig>S", "ig>A", "S>ie", "A>ie2").Replace("id=\"f", "id=\"i") + """
            </subProcess><boundaryEvent id="any" attachedToRef="sp"><errorEventDefinition/></boundaryEvent><boundaryEvent id="own" attachedToRef="sp"><errorEventDefinition errorRef="err"/></boundaryEvent>
            <userTask id="ANY"/><userTask id="OWN"/>
            """ + Flows("s>sp", "sp>e", "any>ANY", "own>OWN", "ANY>e", "OWN>e");
        Player Thrown(string code)
        {
            var player = Player.OfText(process, """<error id="err" errorCode="E1"/>""").Start();
            return player.Do(run => run.Error(player.Instance.Tokens.First(t => t.Node == "S").Id, code));
        }
        Thrown("E1").Waiting.ShouldBe(["OWN"]);
        Thrown("E2").Waiting.ShouldBe(["ANY"]);
        Thrown("E2").Instance.Scopes.Count.ShouldBe(1);
    }

    [Fact]
    public void An_error_that_nobody_catches_is_an_incident()
    {
        var player = Player.OfText("""<startEvent id="s"/><endEvent id="e"><errorEventDefinition errorRef="err"/></endEvent>""" + Flows("s>e"), """<error id="err" errorCode="E1"/>""").Start();
        (player.State, player.Instance.Tokens.Single().Problem).ShouldBe(("incident", "workflow.error-uncaught"));
    }

    [Theory]
    [InlineData(true, "T")]
    [InlineData(false, "A,T")]
    public void An_escalation_interrupts_or_not(bool interrupts, string waiting)
    {
        var player = Player.OfText(Se + """
            <subProcess id="sp"><startEvent id="is"/><intermediateThrowEvent id="it"><escalationEventDefinition escalationRef="esc"/></intermediateThrowEvent><userTask id="A"/><endEvent id="ie"/>
            """ + Flows("is>it", "it>A", "A>ie").Replace("id=\"f", "id=\"i") + $"""
            </subProcess><boundaryEvent id="b" attachedToRef="sp" cancelActivity="{(interrupts ? "true" : "false")}"><escalationEventDefinition escalationRef="esc"/></boundaryEvent><userTask id="T"/>
            """ + Flows("s>sp", "sp>e", "b>T", "T>e"), """<escalation id="esc" escalationCode="X"/>""").Start();
        player.Waiting.ShouldBe(waiting.Split(','));
    }

    [Fact]
    public void The_first_event_after_an_event_gateway_wins()
    {
        var process = Se + """
            <eventBasedGateway id="g"/><intermediateCatchEvent id="m"><messageEventDefinition messageRef="msg"/></intermediateCatchEvent>
            <intermediateCatchEvent id="t"><timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition></intermediateCatchEvent><userTask id="M"/><userTask id="T"/>
            """ + Flows("s>g", "g>m", "g>t", "m>M", "t>T", "M>e", "T>e");
        const string message = """<message id="msg" name="paid"/>""";
        var paid = Player.OfText(process, message).Start();
        paid.Do(run => run.Message("paid", [KeyValuePair.Create("sum", Value.Of(7m))]).ShouldBeTrue());
        paid.Waiting.ShouldBe(["M"]);
        (paid.Variable("sum"), paid.Instance.Waits.Count).ShouldBe((Value.Of(7m), 0));
        Player.OfText(process, message).Start().Advance("PT1H").Waiting.ShouldBe(["T"]);
    }

    [Fact]
    public void A_message_is_taken_once()
    {
        var player = Player.OfText("""<startEvent id="s"/><receiveTask id="r" messageRef="msg"/><userTask id="A"/><endEvent id="e"/>""" + Flows("s>r", "r>A", "A>e"), """<message id="msg" name="paid"/>""").Start();
        player.Do(run => run.Message("paid").ShouldBeTrue()).Do(run => run.Message("paid").ShouldBeFalse());
        player.Waiting.ShouldBe(["A"]);
    }

    [Fact]
    public void One_after_the_other_over_a_list_and_an_early_end()
    {
        var loop = """<multiInstanceLoopCharacteristics isSequential="true" sp:collection="people" sp:item="person"><completionCondition>nrOfRejected > 0</completionCondition></multiInstanceLoopCharacteristics>""";
        var process = Se + $"""<userTask id="A">{loop}</userTask><userTask id="Z"/>""" + Flows("s>A", "A>Z", "Z>e");
        var people = ("people", Value.Of([Value.Of("甲"), Value.Of("乙"), Value.Of("丙")]));
        var player = Player.OfText(process).Start(people);
        player.Instance.Token(player.First("A"))!.Own!["person"].ShouldBe(Value.Of("甲"));
        player.Complete("A", true).Waiting.ShouldBe(["A"]);
        player.Instance.Token(player.First("A"))!.Own!["person"].ShouldBe(Value.Of("乙"));
        player.Complete("A", false).Waiting.ShouldBe(["Z"]);
        (player.Variable("A_approved"), player.Variable("A_rejected")).ShouldBe((Value.Of(1m), Value.Of(1m)));
        Player.OfText(process).Start(("people", Value.Of([]))).Waiting.ShouldBe(["Z"]);
    }

    [Fact]
    public void A_task_that_is_gone_cannot_be_completed()
    {
        var player = Player.OfText(Se + """<userTask id="A"/><userTask id="B"/>""" + Flows("s>A", "A>B", "B>e")).Start();
        var first = player.First("A");
        player.Complete("A");
        Should.Throw<ImpossibleAct>(() => player.Complete(player.Instance.Tokens.Single().Id + 100)).Code.ShouldBe("workflow.task-gone");
        player.Complete("B");
        Should.Throw<ImpossibleAct>(() => player.Complete(first)).Code.ShouldBe("workflow.ended");
    }

    [Fact]
    public void Conditional_flows_out_of_a_task_are_each_taken_that_holds_else_the_default()
    {
        var process = Se + """<userTask id="A" default="f3"/><userTask id="B"/><userTask id="C"/><userTask id="D"/>""" + Flows("s>A", "A>B|amount > 1", "A>C|amount > 2", "A>D", "B>e", "C>e", "D>e");
        Player.OfText(process).Start(("amount", Value.Of(3m))).Complete("A").Waiting.ShouldBe(["B", "C"]);
        Player.OfText(process).Start(("amount", Value.Of(0m))).Complete("A").Waiting.ShouldBe(["D"]);
    }
}
