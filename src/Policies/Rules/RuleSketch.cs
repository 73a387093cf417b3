using SmartPark.Policies.Facts;

namespace SmartPark.Policies.Rules;

/// <summary>A rule as it stands in the editor: a tree that can be changed in place.</summary>
public sealed record RuleSketch
{
    /// <summary>all, any, not, atLeast or condition.</summary>
    public string Kind { get; set; } = "all";

    /// <summary>How many an atLeast wants.</summary>
    public int Count { get; set; } = 1;

    /// <summary>Parts of a group.</summary>
    public List<RuleSketch> Parts { get; init; } = [];

    /// <summary>The condition, for one.</summary>
    public Condition? Condition { get; set; }

    /// <summary>The sketch of a rule.</summary>
    public static RuleSketch Of(RuleNode node) => node switch
    {
        Condition leaf => new() { Kind = "condition", Condition = leaf },
        AllOf all => new() { Kind = "all", Parts = [.. all.Of.Select(Of)] },
        AnyOf any => new() { Kind = "any", Parts = [.. any.Of.Select(Of)] },
        AtLeastOf least => new() { Kind = "atLeast", Count = least.Count, Parts = [.. least.Of.Select(Of)] },
        NotOf not => new() { Kind = "not", Parts = [.. (not.Of is AnyOf any ? any.Of : [not.Of]).Select(Of)] },
        _ => new(),
    };

    /// <summary>The editor shows "none of these" as one group; the tree says not any.</summary>
    public RuleNode Read()
    {
        var parts = Parts.Select(p => p.Read()).ToArray();
        return Kind switch
        {
            "condition" => Condition!,
            "any" => new AnyOf(parts),
            "atLeast" => new AtLeastOf(Count, parts),
            "not" => new NotOf(parts.Length == 1 ? parts[0] : new AnyOf(parts)),
            _ => new AllOf(parts),
        };
    }

    /// <summary>Its conditions in reading order.</summary>
    public IEnumerable<Condition> Conditions() => Condition is { } own ? [own] : Parts.SelectMany(p => p.Conditions());

    /// <summary>Two equal conditions of an editor are still two.</summary>
    public bool Equals(RuleSketch? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

    /// <summary>Takes a part out, wherever it stands.</summary>
    public bool Remove(RuleSketch part) => Parts.Remove(part) || Parts.Any(p => p.Remove(part));
}

/// <summary>The rest of a rule as it stands in the editor.</summary>
public sealed record BodySketch
{
    /// <summary>The tree.</summary>
    public RuleSketch Root { get; set; } = new();
    /// <summary>Divisions joined by 、.</summary>
    public string Area { get; set; } = "";
    /// <summary>Day from which it counts.</summary>
    public DateOnly? InForceFrom { get; set; }
    /// <summary>First day of the window.</summary>
    public string From { get; set; } = "";
    /// <summary>Last day of the window.</summary>
    public string Until { get; set; } = "";
    /// <summary>Every year.</summary>
    public bool Yearly { get; set; } = true;
    /// <summary>none, fixed, rate or per.</summary>
    public string Benefit { get; set; } = "none";
    /// <summary>Amount, 万元.</summary>
    public decimal? Amount { get; set; }
    /// <summary>Per cent.</summary>
    public decimal? Rate { get; set; }
    /// <summary>Field of the formula.</summary>
    public string Of { get; set; } = "";
    /// <summary>Most, 万元.</summary>
    public decimal? Cap { get; set; }
    /// <summary>Note.</summary>
    public string Note { get; set; } = "";
    private string WindowSentence { get; set; } = "";
    private string BenefitSentence { get; set; } = "";
    private string BenefitYear { get; set; } = "last";

    /// <summary>Takes a rule over.</summary>
    public void Fill(RuleBody? body, DateOnly? inForceFrom)
    {
        Root = body is null ? new() : RuleSketch.Of(body.Tree is AllOf or AnyOf or AtLeastOf or NotOf ? body.Tree : new AllOf([body.Tree]));
        (Area, InForceFrom, Note) = (string.Join('、', body?.Places ?? []), inForceFrom, body?.Note ?? "");
        (From, Until, Yearly, WindowSentence) = (body?.Window?.From ?? "", body?.Window?.Until ?? "", body?.Window?.Yearly ?? true, body?.Window?.Sentence ?? "");
        var b = body?.Benefit;
        (Benefit, Amount, Rate, Of, Cap, BenefitSentence, BenefitYear) = (b?.Kind ?? "none", TenThousands(b?.Amount, b?.Unit), b?.Rate, b?.Of ?? "", TenThousands(b?.Cap, b?.Unit), b?.Sentence ?? "", b?.Year ?? "last");
    }

    /// <summary>The rule.</summary>
    public RuleBody Read() => new(
        Root.Read(), Area.Split(['、', ',', '，', ' '], StringSplitOptions.RemoveEmptyEntries), From.Length + Until.Length == 0 ? null : new(From.Trim(), Until.Trim(), Yearly, WindowSentence),
        Benefit switch
        {
            "fixed" => new("fixed", Amount, Sentence: BenefitSentence),
            "rate" => new("rate", null, Rate, Of, BenefitYear, Cap, Sentence: BenefitSentence),
            "per" => new("per", Amount, null, Of, BenefitYear, Cap, Sentence: BenefitSentence),
            _ => null,
        }, Note.Trim());

    private static decimal? TenThousands(decimal? amount, string? unit) => amount is { } a ? Units.Convert(a, unit ?? "万元", "万元") : null;
}
