using System.Globalization;

namespace SmartPark.Workflows.Forms;

/// <summary>Changes of a form while it is drawn. Each gives the changed form; a field is named <c>amount</c>, a column <c>lines.cost</c>, a section by its number.</summary>
internal static class FormEdit
{
    public static Field? At(FormSchema form, string path)
    {
        var (name, column) = Split(path);
        var field = form.Find(name);
        return column is null ? field : field?.Columns.FirstOrDefault(c => c.Name == column);
    }

    /// <summary>A new text field at the end of a section, and its path.</summary>
    public static (FormSchema Form, string Path) Add(FormSchema form, int section, string title)
    {
        var field = NewField(form.Fields.Select(f => f.Name), "field", title);
        var sections = form.Sections.Count == 0 ? [new(default, [])] : form.Sections;
        return (new([.. sections.Select((s, i) => i == section ? s with { Fields = [.. s.Fields, field] } : s)]), field.Name);
    }

    /// <summary>A new text column at the end of a table, and its path.</summary>
    public static (FormSchema Form, string Path) AddColumn(FormSchema form, string table, string title)
    {
        var column = NewField(At(form, table)?.Columns.Select(c => c.Name) ?? [], "column", title);
        return (Change(form, table, f => f with { Columns = [.. f.Columns, column] }), $"{table}.{column.Name}");
    }

    public static FormSchema Change(FormSchema form, string path, Func<Field, Field> change)
    {
        var (name, column) = Split(path);
        return Fields(form, s => [.. s.Select(f => f.Name != name ? f : column is null ? change(f) : f with { Columns = [.. f.Columns.Select(c => c.Name == column ? change(c) : c)] })]);
    }

    public static FormSchema Remove(FormSchema form, string path)
    {
        var (name, column) = Split(path);
        return column is null ? Fields(form, s => [.. s.Where(f => f.Name != name)]) : Change(form, name, f => f with { Columns = [.. f.Columns.Where(c => c.Name != column)] });
    }

    /// <summary>One place up (-1) or down (1); from the edge of a section into the one beside it. At the edge of the form nothing happens.</summary>
    public static FormSchema Move(FormSchema form, string path, int by)
    {
        var (name, column) = Split(path);
        if (column is not null) return Change(form, name, f => f with { Columns = Moved(f.Columns, c => c.Name == column, by) });
        var at = form.Sections.ToList().FindIndex(s => s.Fields.Any(f => f.Name == name));
        if (at < 0) return form;
        var fields = form.Sections[at].Fields;
        var edge = by < 0 ? fields[0].Name == name : fields[^1].Name == name;
        if (!edge) return Section(form, at, s => s with { Fields = Moved(s.Fields, f => f.Name == name, by) });
        var (to, field) = (at + by, form.Find(name)!);
        if (to < 0 || to >= form.Sections.Count) return form;
        return Section(Remove(form, name), to, s => s with { Fields = by < 0 ? [.. s.Fields, field] : [field, .. s.Fields] });
    }

    public static FormSchema AddSection(FormSchema form, string title) => new([.. form.Sections, new(new(title), [])]);

    public static FormSchema Section(FormSchema form, int at, Func<FormSection, FormSection> change) => new([.. form.Sections.Select((s, i) => i == at ? change(s) : s)]);

    /// <summary>Takes a heading away; its fields go to the section above, those of the first to the one below.</summary>
    public static FormSchema RemoveSection(FormSchema form, int at)
    {
        if (form.Sections.Count < 2) return Section(form, at, s => s with { Title = default });
        var (gone, to) = (form.Sections[at].Fields, at == 0 ? 1 : at - 1);
        var joined = Section(form, to, s => s with { Fields = at == 0 ? [.. gone, .. s.Fields] : [.. s.Fields, .. gone] });
        return new([.. joined.Sections.Where((_, i) => i != at)]);
    }

    public static FormSchema MoveSection(FormSchema form, int at, int by) => new(Moved(form.Sections, s => ReferenceEquals(s, form.Sections[at]), by));

    /// <summary>The field as another kind: what both have stays, limits and default of the old kind go.</summary>
    public static Field AsKind(Field field, FieldKind kind, Words firstChoice, Words firstColumn)
    {
        if (kind == field.Kind) return field;
        var fresh = new Field(field.Name, kind) { Title = field.Title, Description = field.Description, Required = field.Required, Half = field.Half && kind != FieldKind.Table, From = field.From };
        var chosen = kind is FieldKind.Choice or FieldKind.Choices;
        return fresh with
        {
            Choices = !chosen ? [] : field.Choices.Count > 0 ? field.Choices : [new(firstChoice.Said, firstChoice)],
            Columns = kind == FieldKind.Table ? [new("column1", FieldKind.Text) { Title = firstColumn }] : [],
            Unit = field.Numeric && fresh.Numeric && kind != FieldKind.Money ? field.Unit : null,
            Minimum = field.Numeric && fresh.Numeric ? field.Minimum : null,
            Maximum = field.Numeric && fresh.Numeric ? field.Maximum : null,
        };
    }

    /// <summary>
    /// Choices as somebody writes them, one a line, the English after a bar: <c>租赁 | Rent</c>. A choice keeps its stored value when its title stays, or, when as many lines stand there as
    /// before, its place: so a choice can be renamed without old forms losing it.
    /// </summary>
    public static IReadOnlyList<FieldChoice> Choices(string text, IReadOnlyList<FieldChoice> old)
    {
        var titles = text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(TitleOf).Where(t => !t.Blank).ToList();
        var choices = new List<FieldChoice>();
        foreach (var (at, title) in titles.Index())
        {
            var known = old.FirstOrDefault(c => c.Title.Chinese == title.Chinese) ?? (titles.Count == old.Count && titles.All(t => t.Chinese != old[at].Title.Chinese) ? old[at] : null);
            choices.Add(new(known?.Value ?? title.Chinese!, title));
        }
        return choices;
    }

    public static string ChoicesText(IReadOnlyList<FieldChoice> choices) =>
        string.Join('\n', choices.Select(c => string.IsNullOrEmpty(c.Title.English) ? c.Title.Chinese : $"{c.Title.Chinese} | {c.Title.English}"));

    /// <summary>The same with another name; every default, width and section stays.</summary>
    public static (FormSchema Form, string Path) Rename(FormSchema form, string path, string name)
    {
        var (field, column) = Split(path);
        return (Change(form, path, f => f with { Name = name }), column is null ? name : $"{field}.{name}");
    }

    private static Words TitleOf(string line) => line.Split('|', 2, StringSplitOptions.TrimEntries) is [var chinese, var english] ? new(chinese.Length > 0 ? chinese : english, english) : new(line);

    private static Field NewField(IEnumerable<string> taken, string stem, string title)
    {
        var names = taken.ToHashSet(StringComparer.Ordinal);
        var free = Enumerable.Range(1, names.Count + 1).Select(i => stem + i.ToString(CultureInfo.InvariantCulture)).First(n => !names.Contains(n));
        return new(free, FieldKind.Text) { Title = new(title) };
    }

    private static (string Field, string? Column) Split(string path) => path.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot ? (path[..dot], path[(dot + 1)..]) : (path, null);

    private static FormSchema Fields(FormSchema form, Func<IReadOnlyList<Field>, IReadOnlyList<Field>> change) => new([.. form.Sections.Select(s => s with { Fields = change(s.Fields) })]);

    private static List<T> Moved<T>(IReadOnlyList<T> list, Predicate<T> which, int by)
    {
        var moved = list.ToList();
        var at = moved.FindIndex(which);
        if (at < 0 || at + by < 0 || at + by >= moved.Count) return moved;
        (moved[at], moved[at + by]) = (moved[at + by], moved[at]);
        return moved;
    }
}
