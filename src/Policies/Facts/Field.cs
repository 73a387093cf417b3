using System.Text.Json.Serialization;

namespace SmartPark.Policies.Facts;

/// <summary>What kind of value a field takes.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FieldKind>))]
public enum FieldKind
{
    /// <summary>A number with a unit.</summary>
    Number,

    /// <summary>Yes or no.</summary>
    Yes,

    /// <summary>A calendar day.</summary>
    Date,

    /// <summary>A division, GB/T 2260.</summary>
    Division,

    /// <summary>An industry, GB/T 4754-2017.</summary>
    Industry,

    /// <summary>One word of a list.</summary>
    Choice,

    /// <summary>Several words of a list; none is a value too.</summary>
    Set,

    /// <summary>Free text; found by words, never a condition.</summary>
    Text,
}

/// <summary>A field of the enterprise profile: what may be known of an enterprise, and in which unit.</summary>
public sealed record Field
{
    /// <summary>Stable code, <c>rd_expense</c>.</summary>
    public required string Code { get; init; }

    /// <summary>Group: basic, business, research, project, titles.</summary>
    public required string Group { get; init; }

    /// <summary>Kind of value.</summary>
    public required FieldKind Kind { get; init; }

    /// <summary>Name in Chinese.</summary>
    public required string Zh { get; init; }

    /// <summary>Name in English.</summary>
    public required string En { get; init; }

    /// <summary>Unit of numbers; empty for all else.</summary>
    public string Unit { get; init; } = "";

    /// <summary>True when each year has its own value.</summary>
    public bool Yearly { get; init; }

    /// <summary>True when it is computed from other fields and never typed.</summary>
    public bool Derived { get; init; }

    /// <summary>Least value that makes sense, in the field's unit.</summary>
    public decimal? Min { get; init; }

    /// <summary>Largest value that makes sense.</summary>
    public decimal? Max { get; init; }

    /// <summary>The words of a choice or set; at most 63.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>The same words in English, in the same order.</summary>
    public IReadOnlyList<string> ChoicesEn { get; init; } = [];

    /// <summary>Those that an enterprise can obtain by applying: a missing one is a gap, not the end.</summary>
    public IReadOnlyList<string> Obtainable { get; init; } = [];

    /// <summary>Words of policy texts that speak of it.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>What exactly is asked, in Chinese; empty when the name says it.</summary>
    public string Hint { get; init; } = "";

    /// <summary>The same in English.</summary>
    public string HintEn { get; init; } = "";

    /// <summary>Place in the catalogue.</summary>
    [JsonIgnore]
    public int Index { get; internal set; }

    /// <summary>The name in a language.</summary>
    /// <param name="english">True for English.</param>
    public string Name(bool english) => english ? En : Zh;

    /// <summary>The word of a choice in a language; the word itself when it has no translation.</summary>
    /// <param name="choice">The stored word.</param>
    /// <param name="english">True for English.</param>
    public string Word(string choice, bool english)
    {
        if (!english) return choice;
        for (var i = 0; i < Choices.Count; i++) if (Choices[i] == choice) return i < ChoicesEn.Count ? ChoicesEn[i] : choice;
        return choice;
    }
}
