using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using SmartPark.Kernel.Codes;
using SmartPark.Workflows.Expressions;

namespace SmartPark.Workflows.Forms;

/// <summary>Checks values of single fields, notes what is wrong, and answers the value in the kind of the field.</summary>
internal sealed partial class FieldCheck(List<FieldProblem> problems)
{
    /// <summary>Most code points of a text whose field names no limit.</summary>
    public const int MostText = 20_000;

    /// <summary>Numbers reach so far in either direction, as money in fen does in 64 bits.</summary>
    public const decimal MostNumber = 9_000_000_000_000_000m;

    public Value Of(Field field, Value value, string path)
    {
        if (value.Blank())
        {
            if (field.Required) Wrong("form.required", path);
            return Value.Nothing;
        }
        return field.Kind switch
        {
            FieldKind.Text => Text(field, value, path),
            FieldKind.Date => Shaped(value, path, "form.date", t => DateOnly.TryParseExact(t, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? t : null),
            FieldKind.Email => Shaped(value, path, "form.email", t => EmailAddress.TryParse(t, out var address).IsValid ? address.Value : null),
            FieldKind.Phone => Shaped(value, path, "form.phone", Phone),
            FieldKind.Number or FieldKind.Integer or FieldKind.Money => Number(field, value, path),
            FieldKind.Yes => Yes(field, value, path),
            FieldKind.Choice => Choice(field, value, path),
            FieldKind.Person => Shaped(value, path, "form.person", Id),
            FieldKind.Department => Shaped(value, path, "form.department", Id),
            FieldKind.Table => Table(field, value, path),
            _ => Listed(field, value, path),
        };
    }

    /// <summary>A number as people type it: with spaces around, in full-width digits, with commas between thousands. A comma elsewhere is no number: it would be a point to some.</summary>
    public static decimal? NumberOf(string typed)
    {
        var text = Folded(typed);
        if (Grouped().IsMatch(text)) text = text.Replace(",", "", StringComparison.Ordinal);
        return decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    /// <summary>What a sentence says of something that should not be there: its beginning.</summary>
    public static string Cut(string text) => text.Length > 40 ? text[..40] : text;

    private Value Text(Field field, Value value, string path)
    {
        if (value.Kind != ValueKind.Text) return Wrong("form.value", path);
        var text = value.Text.ReplaceLineEndings("\n");
        if (!Storable(text)) return Wrong("form.text-sign", path);
        if (field.Lines == 1 && text.Contains('\n', StringComparison.Ordinal)) return Wrong("form.text-line", path);
        var (length, most) = (text.EnumerateRunes().Count(), field.MaxLength ?? MostText);
        if (length > most) return Wrong("form.text-long", path, Said(most), Said(length));
        if (length < field.MinLength) return Wrong("form.text-short", path, Said(field.MinLength.Value), Said(length));
        return Matches(field, text, path) ? Value.Of(text) : Value.Nothing;
    }

    private bool Matches(Field field, string text, string path)
    {
        try
        {
            if (field.Matcher is not { } matcher || matcher.IsMatch(text)) return true;
            Wrong("form.text-pattern", path);
        }
        catch (RegexMatchTimeoutException)
        {
            Wrong("form.text-slow", path);
        }
        return false;
    }

    private Value Number(Field field, Value value, string path)
    {
        if ((value.Kind == ValueKind.Number ? value.Number : value.Kind == ValueKind.Text ? NumberOf(value.Text) : null) is not { } number) return Wrong("form.number", path);
        if (field.Kind == FieldKind.Integer && decimal.Truncate(number) != number) return Wrong("form.integer", path);
        if (field.Kind == FieldKind.Money && decimal.Round(number, 2) != number) return Wrong("form.money-places", path);
        var (least, most) = (Math.Max(field.Minimum ?? -MostNumber, -MostNumber), Math.Min(field.Maximum ?? MostNumber, MostNumber));
        if (number < least || number > most) return OutOfRange(field, number, path);
        if (field.MultipleOf is > 0 and { } step && number % step != 0) return Wrong("form.number-step", path, Said(step));
        return Value.Of(number);
    }

    private Value OutOfRange(Field field, decimal number, string path) => (field.Minimum, field.Maximum) switch
    {
        ({ } least, { } most) => Wrong("form.number-range", path, Said(least), Said(most)),
        ({ } least, null) when number < least => Wrong("form.number-least", path, Said(least)),
        (null, { } most) when number > most => Wrong("form.number-most", path, Said(most)),
        _ => Wrong("form.number-range", path, Said(-MostNumber), Said(MostNumber)),
    };

    private Value Yes(Field field, Value value, string path)
    {
        if (value.Kind != ValueKind.Yes) return Wrong("form.value", path);
        return field.MustAgree && field.Required && !value.Yes ? Wrong("form.agree", path) : value;
    }

    private Value Choice(Field field, Value value, string path) =>
        value.Kind == ValueKind.Text && field.Choices.Any(c => c.Value == value.Text) ? value : Wrong("form.choice-unknown", path, Cut(value));

    private Value Listed(Field field, Value value, string path)
    {
        if (value.Kind != ValueKind.List) return Wrong("form.value", path);
        if (!Counted(field, value.List.Count, path)) return Value.Nothing;
        var parts = new List<Value>();
        foreach (var part in value.List)
        {
            var read = field.Kind switch
            {
                FieldKind.Choices => Choice(field, part, path),
                FieldKind.People => Shaped(part, path, "form.person", Id),
                _ => Shaped(part, path, "form.file", Id),
            };
            if (read.IsNothing) return read;
            if (parts.Contains(read)) return Wrong("form.twice", path);
            parts.Add(read);
        }
        return Value.Of(parts);
    }

    private Value Table(Field field, Value value, string path)
    {
        if (value.Kind != ValueKind.List) return Wrong("form.value", path);
        if (value.List.Count > FormSchema.MostRows) return Wrong("form.items-many", path, Said(field.MostItems));
        var rows = new List<Value>();
        foreach (var (at, row) in value.List.Index())
        {
            if (row.Blank()) continue;
            if (row.Kind != ValueKind.Record) return Wrong("form.value", path);
            rows.Add(Row(field, row.Record, path, at));
        }
        if (rows.Count == 0)
        {
            if (field.Required) Wrong("form.required", path);
            return Value.Nothing;
        }
        return Counted(field, rows.Count, path) ? Value.Of(rows) : Value.Nothing;
    }

    private Value Row(Field table, IReadOnlyDictionary<string, Value> row, string path, int at)
    {
        var cells = new Dictionary<string, Value>();
        foreach (var column in table.Columns)
        {
            var cell = Of(column, row.GetValueOrDefault(column.Name), FormValues.PathOf(path, at, column.Name));
            if (!cell.IsNothing) cells[column.Name] = cell;
        }
        foreach (var name in row.Keys.Where(k => table.Columns.All(c => c.Name != k)).Order(StringComparer.Ordinal)) Wrong("form.unknown", $"{path}[{at}]", Cut(name));
        return Value.Of(cells);
    }

    private bool Counted(Field field, int count, string path)
    {
        if (count > field.MostItems) Wrong("form.items-many", path, Said(field.MostItems));
        else if (count < field.MinItems) Wrong("form.items-few", path, Said(field.MinItems.Value));
        else return true;
        return false;
    }

    private Value Shaped(Value value, string path, string code, Func<string, string?> read) =>
        value.Kind == ValueKind.Text && value.Text.Length <= 400 && read(value.Text.Trim()) is { } text ? Value.Of(text) : Wrong(code, path);

    private Value Wrong(string code, string path, params string[] args)
    {
        problems.Add(new(code, path, args));
        return Value.Nothing;
    }

    private static string? Id(string text) => Guid.TryParse(text, out var id) && id != Guid.Empty ? id.ToString("D") : null;

    /// <summary>E.164 has at most 15 digits; local numbers of China have seven or more, service numbers from five (12345).</summary>
    private static string? Phone(string typed)
    {
        var text = Folded(typed);
        return PhoneShape().IsMatch(text) && text.Count(char.IsAsciiDigit) is >= 5 and <= 21 ? text : null;
    }

    private static string Folded(string typed) => Storable(typed) ? typed.Normalize(NormalizationForm.FormKC).Trim() : typed;

    /// <summary>No control signs but line break and tab, no half of a surrogate pair: databases and JSON would refuse them later.</summary>
    private static bool Storable(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsControl(text[i]) && text[i] is not ('\n' or '\t')) return false;
            if (!char.IsSurrogate(text[i])) continue;
            if (!char.IsHighSurrogate(text[i]) || ++i == text.Length || !char.IsLowSurrogate(text[i])) return false;
        }
        return true;
    }

    private static string Cut(Value value) => Cut(value.ToString());

    private static string Said(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^[+-]?\d{1,3}(,\d{3})+(\.\d+)?\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Grouped();

    [GeneratedRegex(@"^\+?[0-9]+(?:[ -][0-9]+)*\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PhoneShape();
}
