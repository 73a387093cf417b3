using System.Globalization;
using System.Text.Json;
using SmartPark.Policies.Facts;
using SmartPark.Policies.Matching;
using SmartPark.Policies.Rules;

namespace SmartPark.Policies.Tests.Rules;

/// <summary>The national rules of samples/policies, and an enterprise that stands in all versions of all of them.</summary>
internal static class NationalFirm
{
    public static readonly IReadOnlyList<RuleEntry> Rules =
        JsonSerializer.Deserialize<List<RuleEntry>>(File.ReadAllText(Path.Combine(Samples.Root, "samples", "policies", "rules_national.json")), JsonSerializerOptions.Web)!;

    /// <summary>The version of the rule of a policy that counts on a day.</summary>
    public static RuleEntry On(string policy, DateOnly day) => Rules.Where(r => r.Policy == policy && r.InForceFrom <= day).OrderByDescending(r => r.InForceFrom).First();

    /// <summary>Each version with a day on which it counts: its last day, or the first day of the newest.</summary>
    public static IEnumerable<(RuleEntry Rule, DateOnly Day)> Versions() =>
        Rules.Select(r => (r, Rules.Where(o => o.Policy == r.Policy && o.InForceFrom > r.InForceFrom).Min(o => o.InForceFrom)?.AddDays(-1) ?? r.InForceFrom!.Value));

    private const string Yearly = "employees=200; rd_expense=1000; assets=10000; liabilities=5000; main_ratio=95; tech_staff=120; hightech_ratio=80";

    private const string Single =
        "industry=3421; place=211104; established_on=2000-01-01; titles=科技和创新型中小企业、专精特新中小企业; niche_months=60; equity_2y=0; ip_class1=9; ip_owned=9; growth_score=80; market_share=20; "
        + "domains=强链补链; rd_domestic_ratio=90; innovation_score=80; no_incident=true; credit_ok=true; tech_sme_score=70; national_prize=false; rd_body=false; standards=0; revenue/1=10000; revenue/2=10000; revenue/3=9000";

    /// <summary>What is known of it, one fact a text.</summary>
    public static readonly IReadOnlyList<string> Facts =
    [
        .. new[] { 1, 2, 3 }.SelectMany(back => Yearly.Split("; ").Select(f => f.Replace("=", $"/{back}=", StringComparison.Ordinal))),
        .. Single.Split("; "),
    ];

    public static FactSheet Of(DateOnly day)
    {
        var sheet = new FactSheet();
        Tell(sheet, day, string.Join(';', Facts));
        return sheet;
    }

    /// <summary>Sets facts: <c>revenue/1=4000; niche_months=24</c>, the number after the stroke being how many years back.</summary>
    public static void Tell(FactSheet sheet, DateOnly day, string facts)
    {
        foreach (var (field, year, value) in Read(facts, day)) sheet[Fields.Of(field), year] = Values.MeasureOf(Fields.Of(field), value);
    }

    public static IEnumerable<(string Field, int Year, string Value)> Read(string facts, DateOnly day)
    {
        foreach (var fact in facts.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var (name, value) = (fact[..fact.IndexOf('=', StringComparison.Ordinal)], fact[(fact.IndexOf('=', StringComparison.Ordinal) + 1)..]);
            var parts = name.Split('/');
            yield return (parts[0], parts.Length == 1 ? 0 : day.Year - int.Parse(parts[1], CultureInfo.InvariantCulture), value);
        }
    }

    public static Explanation Explain(RuleEntry rule, FactSheet sheet, DateOnly day) => Explainer.Of(new(rule.Tree!, []), sheet, day);

    /// <summary>All that facts can say is met.</summary>
    public static bool Stands(MatchState state) => state is MatchState.Fits or MatchState.ByPerson;
}
