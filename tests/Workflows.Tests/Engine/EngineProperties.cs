using Shouldly;
using SmartPark.Workflows.Engine;
using SmartPark.Workflows.Expressions;
using SmartPark.Workflows.Models;
using Xunit;

namespace SmartPark.Workflows.Tests.Engine;

public sealed class EngineProperties
{
    [Fact]
    public void The_engine_equals_the_reference_on_block_structured_models() => ForSeeds(seed => Same(new RandomModels(seed).Structured(), seed));

    [Fact]
    public void The_engine_equals_the_reference_on_free_models() => ForSeeds(seed => Same(new RandomModels(seed).Free(), seed));

    [Fact]
    public void Block_structured_models_come_to_their_end_and_leave_nothing() => ForSeeds(seed =>
    {
        var (random, player) = (new Random(seed), Player.OfText(new RandomModels(seed).Structured()));
        player.Start([.. Variables(seed), ("again", Value.Of(1m))]);
        for (var step = 0; player.Waiting.Count > 0; step++)
        {
            step.ShouldBeLessThan(500);
            player.Complete(player.Waiting[random.Next(player.Waiting.Count)], null, ("again", Value.Of(step < 20 ? 1m : 0m)));
        }
        player.State.ShouldBe("completed");
        (player.Instance.Tokens.Count, player.Instance.Waits.Count).ShouldBe((0, 0));
    });

    private static void Same(string process, int seed)
    {
        var random = new Random(seed);
        var read = BpmnReader.Read(System.Text.Encoding.UTF8.GetBytes(Documents.Whole(process)));
        if (read.Model is null) return;
        var variables = Variables(seed).Append(("again", Value.Of(0m))).ToArray();
        var player = Player.OfText(process).Start(variables);
        var reference = new ReferenceEngine(read.Model, flow => new Evaluator(n => variables.First(v => v.Item1 == n).Item2, default).YesOf(read.Model.Nodes.Values.SelectMany(n => n.Outgoing).First(f => f.Id == flow).When!));
        reference.Start();
        for (var step = 0; step < 30; step++)
        {
            if (reference.Stuck) { player.State.ShouldBeOneOf("incident", "completed"); return; }
            player.Waiting.ShouldBe(reference.Waiting, $"step {step} of {process}");
            (player.State == "completed").ShouldBe(reference.Ended, process);
            if (reference.Waiting.Count == 0) return;
            var task = reference.Waiting[random.Next(reference.Waiting.Count)];
            reference.Complete(task);
            player.Complete(task);
        }
    }

    private static (string, Value)[] Variables(int seed)
    {
        var random = new Random(seed + 1);
        return [.. Enumerable.Range(0, RandomModels.Variables).Select(i => ($"v{i}", Value.Of(random.Next(2) == 0)))];
    }

    /// <summary>The same models every time, so that a red run is red again; WORKFLOW_SEEDS plays more of them.</summary>
    private static void ForSeeds(Action<int> holds)
    {
        var count = int.TryParse(Environment.GetEnvironmentVariable("WORKFLOW_SEEDS"), out var more) ? more : 400;
        for (var seed = 0; seed < count; seed++) holds(seed);
    }
}
