using System.Text.Json;
using Shouldly;
using SmartPark.Workflows.Expressions;
using Xunit;

namespace SmartPark.Workflows.Tests.Engine;

public sealed class GoldenCases
{
    [Fact]
    public void Golden_cases_hold()
    {
        using var cases = JsonDocument.Parse(File.ReadAllText(Path.Combine(Samples.Golden, "cases.json")));
        var faults = new List<string>();
        var played = 0;
        foreach (var one in cases.RootElement.GetProperty("cases").EnumerateArray())
        {
            played++;
            if (Fault(one) is { } fault) faults.Add($"{one.GetProperty("file").GetString()}: {fault}");
        }
        played.ShouldBeGreaterThan(0);
        faults.ShouldBeEmpty(string.Join('\n', faults));
    }

    private static string? Fault(JsonElement one)
    {
        var player = Player.Of(Path.Combine(Samples.Golden, one.GetProperty("file").GetString()!));
        var variables = one.GetProperty("variables").EnumerateObject().Select(v => (v.Name, ValueJson.Of(v.Value))).ToArray();
        var number = 0;
        foreach (var step in one.GetProperty("steps").EnumerateArray())
        {
            number++;
            var (action, argument) = (step[0].GetString()!, step[1].ValueKind == JsonValueKind.String ? step[1].GetString()! : "");
            if (action == "count")
            {
                if (player.TimesLeft(argument) != step[2].GetInt32()) return $"step {number}: {argument} was left {player.TimesLeft(argument)} times, not {step[2]}";
                continue;
            }
            Act(player, action, argument, variables);
            var expected = step[2].EnumerateArray().Select(n => n.GetString()).Order(StringComparer.Ordinal).ToList();
            if (!player.Waiting.SequenceEqual(expected)) return $"step {number} {action} {argument}: waiting {string.Join(',', player.Waiting)}, not {string.Join(',', expected)}";
            if (player.State != step[3].GetString()) return $"step {number} {action} {argument}: {player.State}, not {step[3]}";
        }
        return null;
    }

    private static void Act(Player player, string action, string argument, (string, Value)[] variables)
    {
        if (action == "start") player.Start(variables);
        else if (action == "advance") player.Advance(argument);
        else if (action == "complete") player.Complete(argument);
        else if (action.StartsWith("complete:", StringComparison.Ordinal) && action[9..].Split('=', 2) is [var name, var value]) player.Complete(argument, null, (name, Player.ValueOf(value)));
        else throw new InvalidOperationException($"unknown action {action}");
    }
}
