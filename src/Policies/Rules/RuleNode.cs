using System.Text.Json.Serialization;

namespace SmartPark.Policies.Rules;

/// <summary>A rule is a tree: groups of conditions, and conditions. Written as JSON like <c>{"all":[{"field":"revenue","op":">=","value":1500,"unit":"万元","years":"last",…}]}</c>.</summary>
[JsonConverter(typeof(RuleJson))]
public abstract record RuleNode;

/// <summary>Met when all parts are met.</summary>
/// <param name="Of">The parts.</param>
public sealed record AllOf(IReadOnlyList<RuleNode> Of) : RuleNode;

/// <summary>Met when one part is met.</summary>
/// <param name="Of">The parts.</param>
public sealed record AnyOf(IReadOnlyList<RuleNode> Of) : RuleNode;

/// <summary>Met when its part is not.</summary>
/// <param name="Of">The part.</param>
public sealed record NotOf(RuleNode Of) : RuleNode;

/// <summary>Met when at least so many parts are met.</summary>
/// <param name="Count">How many.</param>
/// <param name="Of">The parts.</param>
public sealed record AtLeastOf(int Count, IReadOnlyList<RuleNode> Of) : RuleNode;

/// <summary>One condition: about a field of the profile, or, without a field, a question for a person.</summary>
public sealed record Condition : RuleNode
{
    /// <summary>Code of the field; null when a person judges.</summary>
    public string? Field { get; init; }

    /// <summary>How the value is compared.</summary>
    public RuleOp Op { get; init; }

    /// <summary>What it is compared with, as text without a language: numbers in <see cref="Unit"/>, <c>true</c>, days as yyyy-MM-dd, codes, words. Two for between, several for in and startswith.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>Unit of the numbers.</summary>
    public string Unit { get; init; } = "";

    /// <summary>Which years are looked at.</summary>
    public YearRule Years { get; init; }

    /// <summary>True when it is preferred and not required: it never changes the state.</summary>
    public bool Soft { get; init; }

    /// <summary>Who checks it.</summary>
    public ConditionCheck Check { get; init; }

    /// <summary>What a person is to judge; for conditions without a field.</summary>
    public string Ask { get; init; } = "";

    /// <summary>The sentence of the policy it comes from.</summary>
    public string Sentence { get; init; } = "";

    /// <summary>True when no fact decides it.</summary>
    [JsonIgnore]
    public bool ByPerson => Field is null || Check == ConditionCheck.Manual;
}

/// <summary>How a value is compared.</summary>
public enum RuleOp
{
    /// <summary>≥.</summary>
    AtLeast,

    /// <summary>≤.</summary>
    AtMost,

    /// <summary>&gt;.</summary>
    Above,

    /// <summary>&lt;.</summary>
    Below,

    /// <summary>=.</summary>
    Equal,

    /// <summary>Both ends belong to it.</summary>
    Between,

    /// <summary>One of the words; for sets: has one of them.</summary>
    In,

    /// <summary>A code that begins with one of these.</summary>
    StartsWith,

    /// <summary>A set that has the word.</summary>
    Has,
}

/// <summary>Which years a condition on a yearly field looks at; the year of the day of the match is year 0.</summary>
public enum YearRule
{
    /// <summary>Not a yearly field.</summary>
    None,

    /// <summary>上年.</summary>
    Last,

    /// <summary>近两年每年.</summary>
    EachOfTwo,

    /// <summary>近三年每年.</summary>
    EachOfThree,

    /// <summary>近两年合计.</summary>
    SumOfTwo,

    /// <summary>近三年合计.</summary>
    SumOfThree,
}

/// <summary>Who checks a condition.</summary>
public enum ConditionCheck
{
    /// <summary>The facts decide.</summary>
    Auto,

    /// <summary>The facts decide, and a document proves them.</summary>
    Proof,

    /// <summary>A person decides.</summary>
    Manual,
}
