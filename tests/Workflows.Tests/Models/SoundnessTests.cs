using Shouldly;
using SmartPark.Workflows.Models;
using SmartPark.Workflows.Tests.Engine;
using Xunit;
using static SmartPark.Workflows.Tests.Engine.Documents;

namespace SmartPark.Workflows.Tests.Models;

public sealed class SoundnessTests
{
    private const string Se = """<startEvent id="s"/><endEvent id="e"/>""";

    [Fact]
    public void A_choice_before_a_parallel_join_waits_forever() =>
        Doubts(Se + """<exclusiveGateway id="x" default="f2"/><userTask id="A"/><userTask id="B"/><parallelGateway id="j"/>""" + Flows("s>x", "x>A|a", "x>B", "A>j", "B>j", "j>e"))
            .ShouldBe([new("lint.never-fires", "j"), new("lint.waits-forever", "j")]);

    [Fact]
    public void Two_tokens_before_a_choice_join_pile_up() =>
        Doubts(Se + """<parallelGateway id="g"/><userTask id="A"/><userTask id="B"/><exclusiveGateway id="m"/><userTask id="Z"/>""" + Flows("s>g", "g>A", "g>B", "A>m", "B>m", "m>Z", "Z>e"))
            .ShouldContain(d => d.Code == "lint.piles-up");

    [Fact]
    public void What_is_never_reached_or_never_ends_is_named() =>
        Doubts(Se + """<userTask id="A"/><userTask id="lost"/><userTask id="L1"/><userTask id="L2"/><exclusiveGateway id="x" default="f3"/>""" + Flows("s>A", "A>x", "x>L1|a", "x>e", "L1>L2", "L2>L1", "lost>e"))
            .ShouldBe([new("lint.endless", "L1"), new("lint.endless", "L2"), new("lint.unreachable", "lost")]);

    [Fact]
    public void A_choice_without_a_default_and_a_way_without_a_condition_are_named() =>
        Doubts(Se + """<exclusiveGateway id="x"/><exclusiveGateway id="y" default="f4"/><userTask id="A"/><userTask id="B"/>""" + Flows("s>x", "x>A|a", "x>y|b", "y>B", "y>e", "A>e", "B>e"))
            .ShouldBe([new("lint.no-condition", "y"), new("lint.no-default", "x")]);

    [Theory]
    [InlineData("""<parallelGateway id="g"/><userTask id="A"/><userTask id="B"/><parallelGateway id="j"/>""", "s>g,g>A,g>B,A>j,B>j,j>e")]
    [InlineData("""<inclusiveGateway id="g" default="f2"/><userTask id="A"/><userTask id="B"/><inclusiveGateway id="j"/>""", "s>g,g>A|a,g>B,A>j,B>j,j>e")]
    [InlineData("""<exclusiveGateway id="g" default="f2"/><userTask id="A"/><userTask id="B"/>""", "s>A,A>g,g>B,g>A|a,B>e")]
    public void A_sound_process_raises_no_doubt(string nodes, string flows) => Doubts(Se + nodes + Flows(flows.Split(','))).ShouldBeEmpty();

    [Fact]
    public void Random_block_structured_processes_are_sound()
    {
        for (var seed = 0; seed < 60; seed++) Doubts(new RandomModels(seed).Structured()).Where(d => d.Code is not ("lint.no-default" or "lint.no-condition")).ShouldBeEmpty($"seed {seed}");
    }

    private static IReadOnlyList<Doubt> Doubts(string process) => Soundness.Of(BpmnReader.Read(System.Text.Encoding.UTF8.GetBytes(Whole(process))).Model!);
}
