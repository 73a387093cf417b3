using System.Text.Json;
using Shouldly;
using SmartPark.Policies.Rules;
using Xunit;

namespace SmartPark.Policies.Tests.Rules;

/// <summary>The rules that come with the product: each can be run, can be met, and quotes its policy word for word.</summary>
public sealed class NationalRules
{
    private static List<RuleEntry> Rules(string file) => JsonSerializer.Deserialize<List<RuleEntry>>(File.ReadAllText(Path.Combine(Samples.Root, "samples", file)), JsonSerializerOptions.Web)!;

    [Theory]
    [InlineData("policies/rules_beijing_2024.json", "policies/policies_beijing_2024.json", 60)]
    [InlineData("policies/rules_national.json", "policies/national_recognitions.json", 4)]
    [InlineData("demo/rules.json", "demo/policies.json", 10)]
    public void Every_rule_runs_quotes_its_policy_and_can_be_met(string rules, string cards, int least)
    {
        using var policies = JsonDocument.Parse(File.ReadAllText(Path.Combine(Samples.Root, "samples", cards)));
        var texts = policies.RootElement.EnumerateArray().ToDictionary(c => c.GetProperty("id").GetString()!, c => string.Join('\n', new[] { "title", "subtitle", "target", "content", "conditions", "process", "time" }.Select(f => c.GetProperty(f).GetString())));
        var entries = Rules(rules);
        entries.Select(e => e.Policy).Distinct().Count().ShouldBeGreaterThanOrEqualTo(least);
        foreach (var entry in entries)
        {
            entry.Body.Check().Select(r => $"{entry.Policy} {r.Field} {r.Code}").ShouldBeEmpty();
            RuleWarnings.Of(entry.Tree!, texts[entry.Policy]).Select(w => $"{entry.Policy} {w}").ShouldBeEmpty();
            RuleBody.Read(entry.Body.Write())!.Write().ShouldBe(entry.Body.Write());
        }
    }
}
