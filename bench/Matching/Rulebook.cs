using System.Globalization;
using SmartPark.Kernel.Codes;
using SmartPark.Policies.Facts;
using SmartPark.Policies.Matching;
using SmartPark.Policies.Rules;

namespace SmartPark.Bench.Matching;

/// <summary>Made-up policies of eight conditions (the area counted): thresholds are quantiles of a sample of enterprises, and a policy is kept when 0.1 to 5 % of the sample fit.</summary>
internal sealed class Rulebook
{
    private const int Conditions = 8, SampleRows = 8192;
    private static readonly Condition Asked = new() { Check = ConditionCheck.Manual, Ask = "项目具有示范带动作用" };

    /// <summary>Fields that policies ask for more years of than the last.</summary>
    private static readonly Dictionary<string, YearRule[]> Longer = new()
    {
        ["revenue"] = [YearRule.EachOfTwo, YearRule.EachOfThree, YearRule.SumOfTwo, YearRule.SumOfThree],
        ["profit"] = [YearRule.EachOfTwo, YearRule.EachOfThree],
        ["rd_expense"] = [YearRule.EachOfTwo, YearRule.SumOfThree],
        ["rd_ratio"] = [YearRule.EachOfTwo, YearRule.EachOfThree],
        ["tax_paid"] = [YearRule.EachOfTwo],
        ["exports"] = [YearRule.EachOfTwo],
        ["revenue_growth"] = [YearRule.EachOfTwo],
    };

    private static readonly string[] Frequent =
        ["place", "industry", "domains", "titles", "revenue", "rd_ratio", "employees", "credit_ok", "legal_person", "size", "rd_expense", "profit", "revenue_growth", "age_months", "ip_owned"];

    private readonly Chance _chance = new(20261127);
    private readonly List<FactSheet> _sample;
    private readonly List<Field> _fields = [.. Fields.All.Where(f => f.Kind != FieldKind.Text)];
    private readonly Dictionary<Slot, long[]> _sorted = [];
    private readonly string[] _classes = [.. Industries.All.Where(i => i.Code.Code.Length == 3).Select(i => i.Code.Code)];

    /// <summary>Branches as policies name them: first and last division of GB/T 4754, manufacturing most often.</summary>
    private static readonly (int First, int Last)[] Branches = [(13, 43), (13, 43), (13, 43), (63, 65), (63, 65), (73, 75), (71, 72), (51, 52), (53, 60), (86, 90), (1, 5), (44, 46), (47, 50)];

    /// <summary>The sample are enterprises beyond those that are matched.</summary>
    public Rulebook(Enterprises enterprises) => _sample = [.. Enumerable.Range(50_000_000, SampleRows).Select(enterprises.Of)];

    public IReadOnlyList<AreaRule> Write(int count)
    {
        var kept = new List<AreaRule>();
        for (var round = 0; kept.Count < count; round++)
        {
            if (round == 100) throw new InvalidOperationException("thresholds do not lead to policies that fit");
            var tries = Enumerable.Range(0, Math.Max(count, 200)).Select(_ => One()).ToList();
            var tally = Tally.Of(ProfileTable.Of(new RuleSet(tries), _sample, Enterprises.Day));
            kept.AddRange(tries.Where((_, i) => tally.Answer(i).Met is >= SampleRows / 1000 and <= SampleRows / 20));
        }
        return kept[..count];
    }

    private AreaRule One()
    {
        var pass = _chance.Between(0.55, 0.97);
        string[] area = _chance.Is(0.5) ? [Area()] : [];
        var parts = new Queue<RuleNode>();
        var used = new HashSet<string>();
        while (parts.Count < Conditions - area.Length)
        {
            var field = Field();
            if (used.Add(field.Code) && !(area.Length > 0 && field.Code == "place")) parts.Enqueue(On(field, Math.Clamp(pass + 0.12 * _chance.Normal(), 0.2, 0.98)));
        }
        return new(Shape(parts), area);
    }

    private Field Field() => _chance.Is(0.55) ? Fields.Of(_chance.Pick(Frequent)) : _chance.Pick(_fields);

    /// <summary>Six in ten want all; the others have a group of two or three, or one exclusion. One any-group in four has a way that a person judges.</summary>
    private AllOf Shape(Queue<RuleNode> parts)
    {
        var kind = _chance.Next();
        List<RuleNode> Take(int count) => [.. Enumerable.Range(0, count).Select(_ => parts.Dequeue())];
        RuleNode? group = kind < 0.6 ? null
            : kind < 0.75 ? new AnyOf(_chance.Is(0.25) ? [.. Take(1), Asked] : Take(2))
            : kind < 0.85 ? new AtLeastOf(2, Take(3))
            : kind < 0.95 ? new NotOf(Excluded(parts))
            : new AnyOf([new AllOf(Take(2)), .. Take(1)]);
        return new(group is null ? [.. parts] : [.. parts, group]);
    }

    private Condition Excluded(Queue<RuleNode> parts)
    {
        var field = Fields.Of(((Condition)parts.Dequeue()).Field!);
        return On(field, 0.15);
    }

    private Condition On(Field field, double pass)
    {
        var years = !field.Yearly ? YearRule.None : Longer.TryGetValue(field.Code, out var longer) && _chance.Is(0.3) ? _chance.Pick(longer) : YearRule.Last;
        var condition = new Condition { Field = field.Code, Unit = field.Unit, Years = years };
        return field.Kind switch
        {
            FieldKind.Yes => condition with { Op = RuleOp.Equal, Values = [pass > 0.3 ? "true" : "false"] },
            FieldKind.Choice => condition with { Op = RuleOp.In, Values = Some(field.Choices, (int)Math.Ceiling(pass * field.Choices.Count)) },
            FieldKind.Set => _chance.Is(0.1) ? condition with { Op = RuleOp.Has, Values = [field.Choices[_chance.Skewed(field.Choices.Count)]] }
                : condition with { Op = RuleOp.In, Values = Some(field.Choices, (int)Math.Ceiling(pass * field.Choices.Count)) },
            FieldKind.Division => condition with { Op = RuleOp.StartsWith, Values = [.. Enumerable.Range(0, 2).Select(_ => Area()).Distinct()] },
            FieldKind.Industry => condition with { Op = RuleOp.StartsWith, Values = Trades() },
            _ => Amount(condition, Slot.Of(field, years)[0], pass),
        };
    }

    private Condition Amount(Condition condition, Slot slot, double pass)
    {
        var kind = _chance.Next();
        if (kind < 0.8)
        {
            var bound = Quantile(slot, 1 - pass);
            return condition with { Op = bound == 0 || kind < 0.08 ? RuleOp.Above : RuleOp.AtLeast, Values = [Values.Text(slot.Field, bound)] };
        }
        if (kind < 0.92) return condition with { Op = kind < 0.82 ? RuleOp.Below : RuleOp.AtMost, Values = [Values.Text(slot.Field, Quantile(slot, pass))] };
        var low = _chance.Between(0, 1 - pass);
        return condition with { Op = RuleOp.Between, Values = [Values.Text(slot.Field, Quantile(slot, low)), Values.Text(slot.Field, Quantile(slot, low + pass))] };
    }

    private long Quantile(Slot slot, double share)
    {
        if (!_sorted.TryGetValue(slot, out var sorted)) _sorted[slot] = sorted = [.. _sample.Select(s => slot.Read(s, Enterprises.Day)).Where(m => m != Measure.Unknown).Order()];
        return sorted[(int)(Math.Clamp(share, 0, 1) * (sorted.Length - 1))];
    }

    /// <summary>One to three branches with all their divisions, or a few groups.</summary>
    private string[] Trades() => _chance.Is(0.15) ? Some(_classes, 6)
        : [.. Enumerable.Range(0, 1 + _chance.Below(3)).Select(_ => _chance.Pick(Branches)).Distinct().SelectMany(b => Enumerable.Range(b.First, b.Last - b.First + 1)).Order().Select(d => d.ToString("00", CultureInfo.InvariantCulture))];

    private string Area() => _chance.Next() switch { < 0.5 => "11", < 0.75 => "21", < 0.85 => "2101", < 0.92 => "44", _ => "110108" };

    /// <summary>So many different words of a list.</summary>
    private string[] Some(IReadOnlyList<string> words, int count)
    {
        var picked = new SortedSet<int>();
        while (picked.Count < Math.Min(Math.Max(count, 1), words.Count)) picked.Add(_chance.Below(words.Count));
        return [.. picked.Select(i => words[i])];
    }
}
