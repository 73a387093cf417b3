using Shouldly;
using SmartPark.Workflows.Engine;
using SmartPark.Workflows.Expressions;
using Xunit;
using static SmartPark.Workflows.Tests.Engine.Documents;

namespace SmartPark.Workflows.Tests.Engine;

public sealed class ReturnTests
{
    private const string Se = """<startEvent id="s"/><endEvent id="e"/>""";

    private static readonly string OneAsked = Se + """<userTask id="M"><multiInstanceLoopCharacteristics><loopCardinality>1</loopCardinality></multiInstanceLoopCharacteristics></userTask>""" + Flows("s>M", "M>e");

    /// <summary>A, then B1 B2 beside C, then Z, then Y.</summary>
    private static Player Parallel() => Player.OfText(Se + """
        <userTask id="A"/><parallelGateway id="g"/><userTask id="B1"/><userTask id="B2"/><userTask id="C"/><parallelGateway id="j"/><userTask id="Z"/><userTask id="Y"/>
        """ + Flows("s>A", "A>g", "g>B1", "B1>B2", "B2>j", "g>C", "C>j", "j>Z", "Z>Y", "Y>e")).Start();

    [Fact]
    public void Back_before_the_branches_takes_both_away_and_walks_again()
    {
        var player = Parallel().Complete("A").Complete("B1");
        player.Do(run => run.Return(player.First("B2"), "A")).Waiting.ShouldBe(["A"]);
        player.Complete("A").Waiting.ShouldBe(["B1", "C"]);
        player.Complete("B1").Complete("B2").Complete("C").Waiting.ShouldBe(["Z"]);
    }

    [Fact]
    public void Back_within_a_branch_leaves_the_other_alone()
    {
        var player = Parallel().Complete("A").Complete("B1");
        player.Do(run => run.Return(player.First("B2"), "B1")).Waiting.ShouldBe(["B1", "C"]);
        player.Complete("C").Complete("B1").Complete("B2").Waiting.ShouldBe(["Z"]);
    }

    [Fact]
    public void Back_within_a_branch_keeps_what_the_other_has_brought_to_the_join()
    {
        var player = Parallel().Complete("A").Complete("B1").Complete("C");
        player.Do(run => run.Return(player.First("B2"), "B1")).Waiting.ShouldBe(["B1"]);
        player.Complete("B1").Complete("B2").Waiting.ShouldBe(["Z"]);
    }

    [Fact]
    public void Back_into_one_branch_after_the_join_does_not_ask_the_other_again()
    {
        var player = Parallel().Complete("A").Complete("B1").Complete("B2").Complete("C").Complete("Z");
        player.Do(run => run.Return(player.First("Y"), "B1")).Waiting.ShouldBe(["B1"]);
        player.Complete("B1").Complete("B2").Waiting.ShouldBe(["Z"]);
        player.Complete("Z").Complete("Y").State.ShouldBe("completed");
    }

    [Fact]
    public void Come_back_to_me_jumps_over_what_was_done()
    {
        var player = Parallel().Complete("A").Complete("B1").Complete("B2").Complete("C").Complete("Z");
        player.Do(run => run.Return(player.First("Y"), "A", comesBack: true)).Waiting.ShouldBe(["A"]);
        player.Complete("A").Waiting.ShouldBe(["Y"]);
        player.Complete("Y").State.ShouldBe("completed");
    }

    [Fact]
    public void Out_of_a_countersignature_it_takes_all_of_it_and_into_one_it_asks_all_again()
    {
        var player = Player.OfText(Se + """
            <userTask id="A"/><userTask id="M"><multiInstanceLoopCharacteristics><loopCardinality>3</loopCardinality></multiInstanceLoopCharacteristics></userTask><userTask id="Z"/>
            """ + Flows("s>A", "A>M", "M>Z", "Z>e")).Start().Complete("A").Complete("M");
        player.Do(run => run.Return(player.First("M"), "A")).Waiting.ShouldBe(["A"]);
        player.Complete("A").Waiting.ShouldBe(["M", "M", "M"]);
        player.Complete("M").Complete("M").Complete("M").Waiting.ShouldBe(["Z"]);
        player.Do(run => run.Return(player.First("Z"), "M")).Waiting.ShouldBe(["M", "M", "M"]);
        player.Instance.Scopes.Count.ShouldBe(2);
    }

    [Fact]
    public void Into_a_sub_process_a_scope_is_opened_and_out_of_it_closed()
    {
        var player = Player.OfText(Se + """<userTask id="A"/><subProcess id="sp"><startEvent id="is"/><userTask id="P"/><userTask id="Q"/><endEvent id="ie"/>"""
            + Flows("is>P", "P>Q", "Q>ie").Replace("id=\"f", "id=\"i", StringComparison.Ordinal) + """</subProcess><userTask id="Z"/>""" + Flows("s>A", "A>sp", "sp>Z", "Z>e")).Start().Complete("A").Complete("P").Complete("Q");
        player.Do(run => run.Return(player.First("Z"), "Q")).Waiting.ShouldBe(["Q"]);
        player.Do(run => run.Return(player.First("Q"), "A")).Waiting.ShouldBe(["A"]);
        (player.Instance.Scopes.Count, player.Instance.Tokens.Count).ShouldBe((1, 1));
        player.Complete("A").Complete("P").Complete("Q").Complete("Z").State.ShouldBe("completed");
    }

    [Fact]
    public void One_more_and_one_less_count_from_then_on_and_the_last_cannot_go()
    {
        var player = Player.OfText(Se + """
            <userTask id="M"><multiInstanceLoopCharacteristics sp:collection="people"><completionCondition>nrOfApproved / nrOfInstances >= 0.5</completionCondition></multiInstanceLoopCharacteristics></userTask><userTask id="Z"/>
            """ + Flows("s>M", "M>Z", "Z>e")).Start(("people", Value.Of([Value.Of("甲"), Value.Of("乙")])));
        player.Do(run => run.AddInstance(player.First("M"), Value.Of("丙"))).Waiting.ShouldBe(["M", "M", "M"]);
        player.Complete("M", true).Waiting.ShouldBe(["M", "M"]);
        player.Do(run => run.RemoveInstance(player.First("M"))).Waiting.ShouldBe(["Z"], "one of two is half");
        var alone = Player.OfText(OneAsked).Start();
        Should.Throw<ImpossibleAct>(() => alone.Do(run => run.RemoveInstance(alone.First("M")))).Code.ShouldBe("workflow.last-instance");
    }

    [Fact]
    public void A_stuck_token_is_moved_and_goes_on()
    {
        var player = Player.OfText(Se + """<exclusiveGateway id="g"/><userTask id="A"/>""" + Flows("s>g", "g>A|false", "A>e")).Start();
        player.Do(run => run.Move(player.Instance.Tokens.Single().Id, "A")).Waiting.ShouldBe(["A"]);
        (player.State, player.Complete("A").State).ShouldBe(("active", "completed"));
    }
}
