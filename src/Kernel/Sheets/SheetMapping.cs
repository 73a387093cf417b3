using SmartPark.Kernel.Text;

namespace SmartPark.Kernel.Sheets;

/// <summary>One run of a schema over one file.</summary>
internal sealed class SheetMapping<T>(IReadOnlyList<SheetColumn> columns, Func<SheetFields, T> map, IProgress<int>? progress)
{
    private const int ProgressStep = 100;
    private const int ShownValue = 60;

    private readonly SheetPreview<T> preview = new();
    private readonly Dictionary<object, int>?[] seen = new Dictionary<object, int>?[columns.Count];
    private readonly int[] places = new int[columns.Count];
    private SheetRow header = new(0, []);

    public SheetPreview<T> Run(SheetReader reader, CancellationToken ct)
    {
        foreach (var row in reader.Rows(ct))
        {
            if (header.Number == 0)
            {
                ReadHeader(row);
                if (preview.MissingColumns.Count > 0 || preview.RepeatedHeaders.Count > 0) break;
                continue;
            }

            ReadRow(row);
            if (preview.RowCount % ProgressStep == 0) progress?.Report(preview.RowCount);
        }

        preview.FileProblem = reader.Problem ?? (header.Number == 0 ? new SheetProblem("sheet.empty") : null);
        if (preview.FileProblem is not null) preview.Forget();
        progress?.Report(preview.RowCount);
        return preview;
    }

    private void ReadHeader(SheetRow row)
    {
        header = row;
        Array.Fill(places, -1);
        var (unknown, repeated) = (new List<string>(), new List<string>());
        for (var i = 0; i < row.Cells.Count; i++)
        {
            if (string.IsNullOrWhiteSpace(row[i])) continue;
            var column = columns.FirstOrDefault(column => column.IsCalled(row[i]));
            if (column is null) unknown.Add(SafeText.Shorten(row[i], ShownValue));
            else if (places[column.Index] >= 0) repeated.Add(SafeText.Shorten(row[i], ShownValue));
            else places[column.Index] = i;
        }

        (preview.UnknownHeaders, preview.RepeatedHeaders) = (unknown, repeated);
        preview.Places = [.. columns.Select(PlaceOf)];
        preview.MissingColumns = [.. columns.Where(column => column.IsRequired && places[column.Index] < 0)];
    }

    private void ReadRow(SheetRow row)
    {
        preview.RowCount++;
        var values = new object?[columns.Count];
        var good = true;
        foreach (var column in columns) good &= ReadCell(column, row, values);
        if (!good) return;

        var fields = new SheetFields(row.Number, values);
        var record = map(fields);
        foreach (var (column, issue) in fields.Refusals) Report(column, row, issue);
        if (fields.Refusals.Count == 0) preview.Add(new SheetRecord<T>(row.Number, record));
    }

    private bool ReadCell(SheetColumn column, SheetRow row, object?[] values)
    {
        var text = row[places[column.Index]].Trim();
        if (text.Length == 0)
        {
            if (column.IsRequired) Report(column, row, new SheetIssue("cell.required", []));
            return !column.IsRequired;
        }

        var (value, hasValue, issues) = column.Read(text);
        foreach (var issue in issues) Report(column, row, issue with { IsWarning = hasValue });
        values[column.Index] = value;
        return hasValue && IsNew(column, row, value);
    }

    private bool IsNew(SheetColumn column, SheetRow row, object? value)
    {
        if (!column.IsUnique || value is null) return true;
        var rows = seen[column.Index] ??= [];
        if (rows.TryAdd(value, row.Number)) return true;
        Report(column, row, new SheetIssue("cell.duplicate", [$"{rows[value]}"]));
        return false;
    }

    private void Report(SheetColumn column, SheetRow row, SheetIssue issue)
    {
        var (letters, head) = preview.Places[column.Index];
        preview.Add(new SheetCellProblem(row.Number, letters, head, SafeText.Shorten(row[places[column.Index]], ShownValue), issue.Code, issue.Args, issue.IsWarning));
    }

    private SheetPlace PlaceOf(SheetColumn column) =>
        places[column.Index] is >= 0 and var place ? new(SheetColumnName.Of(place), header[place]) : new("", column.Chinese);
}
