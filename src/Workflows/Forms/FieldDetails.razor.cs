using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace SmartPark.Workflows.Forms;

/// <summary>What one field of a form asks: its words, kind, limits, choices and columns.</summary>
public sealed partial class FieldDetails
{
    private ElementReference _title;
    private string? _nameWrong;

    /// <summary>The field, <c>amount</c>, or a column, <c>lines.cost</c>.</summary>
    [Parameter, EditorRequired] public string Path { get; set; } = "";

    [CascadingParameter] private FormDraft Draft { get; set; } = default!;

    private bool InTable => Path.Contains('.', StringComparison.Ordinal);

    private IEnumerable<FieldKind> Kinds => Enum.GetValues<FieldKind>().Where(k => !InTable || k != FieldKind.Table);

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (Draft.Wanted != FormDraft.IdOf(Path)) return;
        Draft.Wanted = null;
        await _title.FocusAsync();
    }

    private static string? TextOf(ChangeEventArgs e) => e.Value is string text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;

    private static IEnumerable<Limit> LimitsOf(Field field) => field.Kind switch
    {
        FieldKind.Text =>
        [
            new("Lines", field.Lines, (f, n) => f with { Lines = Whole(n) is { } lines ? Math.Clamp(lines, 1, 50) : 1 }),
            new("MinLength", field.MinLength, (f, n) => f with { MinLength = Whole(n) }),
            new("MaxLength", field.MaxLength, (f, n) => f with { MaxLength = Whole(n) }),
        ],
        _ when field.Numeric => [new("Minimum", field.Minimum, (f, n) => f with { Minimum = n }), new("Maximum", field.Maximum, (f, n) => f with { Maximum = n })],
        _ when field.Listed => [new("MinItems", field.MinItems, (f, n) => f with { MinItems = Whole(n) }), new("MaxItems", field.MaxItems, (f, n) => f with { MaxItems = Whole(n) })],
        _ => [],
    };

    private static int? Whole(decimal? number) => number is { } n ? (int)Math.Clamp(decimal.Truncate(n), 0, FormCheck.MostBytes) : null;

    private IEnumerable<FormSource> SourcesOf(Field field) =>
        field.From is null || Draft.Sources.Any(s => s.Name == field.From) ? Draft.Sources : Draft.Sources.Append(new(field.From, field.From));

    private Task PutAsync(Func<Field, Field> change) => Draft.ChangeAsync(Path, change);

    private Task KindAsync(ChangeEventArgs e) => Enum.TryParse<FieldKind>(e.Value as string, out var kind)
        ? PutAsync(f => FormEdit.AsKind(f, kind, new(Text["FirstChoice"]), new(Text["NewColumn"])))
        : Task.CompletedTask;

    /// <summary>Empty takes the limit away; what is no number changes nothing.</summary>
    private Task LimitAsync(Limit limit, ChangeEventArgs e)
    {
        var typed = e.Value as string ?? "";
        var number = FieldCheck.NumberOf(typed);
        return number is null && !string.IsNullOrWhiteSpace(typed) ? Draft.DrawAsync() : PutAsync(f => limit.Put(f, number));
    }

    private Task AddColumnAsync()
    {
        var (form, path) = FormEdit.AddColumn(Draft.Form, Path, Text["NewColumn"]);
        (Draft.Open, Draft.Wanted) = (path, FormDraft.IdOf(path));
        return Draft.ChangeAsync(form);
    }

    /// <summary>Two fields of one name could not be told apart any more, so that such a name is not taken on.</summary>
    private Task RenameAsync(ChangeEventArgs e)
    {
        var name = (e.Value as string ?? "").Trim();
        _nameWrong = !SchemaReader.IsName(name) ? FormProblems.Say(new("form.name", Path, FieldCheck.Cut(name)))
            : FormEdit.At(Draft.Form, FormEdit.Rename(Draft.Form, Path, name).Path) is { } taken && !ReferenceEquals(taken, FormEdit.At(Draft.Form, Path)) ? FormProblems.Say(new("form.name-twice", Path, name))
            : null;
        if (_nameWrong is not null) return Draft.DrawAsync();
        var (form, path) = FormEdit.Rename(Draft.Form, Path, name);
        Draft.Open = path;
        return Draft.ChangeAsync(form);
    }

    /// <summary>One limit: the text of its label, its value and how it is put.</summary>
    private sealed record Limit(string Text, decimal? Number, Func<Field, decimal?, Field> Put)
    {
        public string? Value => Number?.ToString(CultureInfo.InvariantCulture);
    }
}
