using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using SmartPark.Workflows.Expressions;

namespace SmartPark.Workflows.Forms;

/// <summary>What a field of a form holds.</summary>
internal enum FieldKind
{
    /// <summary>Text of one or several lines.</summary>
    Text,

    /// <summary>A day, kept as text <c>yyyy-MM-dd</c>.</summary>
    Date,

    /// <summary>An e-mail address.</summary>
    Email,

    /// <summary>A telephone number, mobile or not, of any country.</summary>
    Phone,

    /// <summary>An exact decimal number.</summary>
    Number,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>Yuan with at most two places.</summary>
    Money,

    /// <summary>Yes or no.</summary>
    Yes,

    /// <summary>One of several choices.</summary>
    Choice,

    /// <summary>Several of several choices.</summary>
    Choices,

    /// <summary>Rows with columns.</summary>
    Table,

    /// <summary>Stored files, by id.</summary>
    Files,

    /// <summary>One person of the own tenant.</summary>
    Person,

    /// <summary>People of the own tenant.</summary>
    People,

    /// <summary>A department of the own tenant.</summary>
    Department,
}

/// <summary>Words in Chinese and, where somebody wrote them, in English.</summary>
internal readonly record struct Words(string? Chinese, string? English = null)
{
    /// <summary>In the language of the page; Chinese where there is no English.</summary>
    public string Said => (CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" && !string.IsNullOrEmpty(English) ? English : Chinese) ?? "";

    public bool Blank => string.IsNullOrWhiteSpace(Chinese) && string.IsNullOrWhiteSpace(English);
}

/// <summary>One choice: the value that is stored and what people read.</summary>
internal sealed record FieldChoice(string Value, Words Title);

/// <summary>A field of a form, or a column of its table.</summary>
internal sealed record Field(string Name, FieldKind Kind)
{
    private static readonly ConditionalWeakTable<string, Regex> Matchers = [];

    public Words Title { get; init; }

    public Words Description { get; init; }

    public bool Required { get; init; }

    public int? MinLength { get; init; }

    public int? MaxLength { get; init; }

    /// <summary>Regular expression the text must contain a match of, as JSON Schema has it: anchor it to mean the whole text.</summary>
    public string? Pattern { get; init; }

    /// <summary>Lines of the input; a text of one line takes no line break.</summary>
    public int Lines { get; init; } = 1;

    public decimal? Minimum { get; init; }

    public decimal? Maximum { get; init; }

    public decimal? MultipleOf { get; init; }

    public string? Unit { get; init; }

    public IReadOnlyList<FieldChoice> Choices { get; init; } = [];

    public int? MinItems { get; init; }

    public int? MaxItems { get; init; }

    /// <summary>Columns of a table; they are no tables themselves.</summary>
    public IReadOnlyList<Field> Columns { get; init; } = [];

    public Value Default { get; init; }

    /// <summary>Name of the source it is filled from when a form is first opened: <c>applicant.name</c>, <c>profile.revenue:last</c>.</summary>
    public string? From { get; init; }

    /// <summary>Takes half the width beside another.</summary>
    public bool Half { get; init; }

    /// <summary>Only "yes" is an answer (JSON Schema <c>const: true</c>): a promise to be ticked.</summary>
    public bool MustAgree { get; init; }

    /// <summary>Most entries of a list of this kind when the schema names no number of its own.</summary>
    public int MostItems => MaxItems ?? (Kind == FieldKind.Files ? FormSchema.MostFiles : FormSchema.MostRows);

    /// <summary>Holds a list.</summary>
    public bool Listed => Kind is FieldKind.Choices or FieldKind.Table or FieldKind.Files or FieldKind.People;

    /// <summary>Holds a number.</summary>
    public bool Numeric => Kind is FieldKind.Number or FieldKind.Integer or FieldKind.Money;

    /// <summary>What people call it.</summary>
    public string Said => Title.Blank ? Name : Title.Said;

    /// <summary>The kind its value has in expressions. A day is text, which <c>date()</c> makes a moment.</summary>
    public ValueKind ValueKind => Kind switch
    {
        _ when Numeric => ValueKind.Number,
        _ when Listed => ValueKind.List,
        FieldKind.Yes => ValueKind.Yes,
        _ => ValueKind.Text,
    };

    /// <summary>The pattern made ready. It runs without backtracking, in time linear to the text, and at most 100 ms.</summary>
    public Regex? Matcher => Pattern is null ? null : Matchers.GetValue(Pattern, MatcherOf);

    /// <exception cref="ArgumentException">It is no regular expression.</exception>
    /// <exception cref="NotSupportedException">It needs backtracking, or is too large.</exception>
    public static Regex MatcherOf(string pattern) => new(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(100));
}
