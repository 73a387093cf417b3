using SmartPark.Kernel.Codes;

namespace SmartPark.Policies.Facts;

/// <summary>What is known of one enterprise: measures by field and year (0 for fields without years). What is not in it is unknown.</summary>
internal sealed class FactSheet
{
    private readonly Dictionary<(int Field, int Year), long> _known = [];

    public long this[Field field, int year]
    {
        get => _known.GetValueOrDefault((field.Index, field.Yearly ? year : 0), Measure.Unknown);
        set => _known[(field.Index, field.Yearly ? year : 0)] = value;
    }

    public bool Knows(Field field, int year) => this[field, year] != Measure.Unknown;

    public void Forget(Field field, int year) => _known.Remove((field.Index, field.Yearly ? year : 0));

    /// <summary>A value, typed or computed, as it reads in a year; <see cref="Measure.Unknown"/> when it cannot be known.</summary>
    public long Read(Field field, int year, DateOnly day) => field.Derived ? DerivedFacts.Read(this, field, year, day) : this[field, year];

    public decimal? Number(string code, int year) => this[Fields.Of(code), year] is var m && m == Measure.Unknown ? null : Measure.Number(m);

    /// <summary>The size class by the facts of the year before a day; null while it cannot be known.</summary>
    public SizeClassFound? SizeOn(DateOnly day) => SizeClass.Of(Industry, Number("employees", day.Year - 1), Number("revenue", day.Year - 1), Number("assets", day.Year - 1));

    public string? Industry => this[Fields.Of("industry"), 0] is var m && m == Measure.Unknown ? null : CodeOf(m);

    /// <summary>A class of four digits, or the shorter family whose number ends in zeros.</summary>
    private static string CodeOf(long measure)
    {
        var code = measure.ToString("0000", System.Globalization.CultureInfo.InvariantCulture);
        while (code.Length > 2 && Industries.Find(code) is null) code = code[..^1];
        return code;
    }
}
