using System.Text.Json;
using SmartPark.Kernel.Files;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Sheets;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Identity.Imports;

/// <summary>Reads an uploaded sheet through a schema, then asks what the database says to its rows.</summary>
internal sealed class ImportReading(IUseCases useCases)
{
    /// <summary>Most rows of one file.</summary>
    public const int MostRows = 10_000;

    public async Task<Result<ReadFile>> ReadAsync<T>(Guid fileId, SheetSchema<T> schema, Func<ImportSheet<T>, Task<IReadOnlyList<ImportProblem>>> look, CancellationToken ct)
    {
        var opened = await useCases.SendAsync(new OpenFile(fileId), ct);
        if (!opened.Succeeded) return opened.Refusal with { Field = nameof(PreviewEnterprises.FileId) };
        await using var file = File.OpenRead(opened.Value.Path);
        var preview = await schema.PreviewAsync(file, ct: ct);
        if (preview.FileProblem is { } bad) return Refusal.With(bad.Code, nameof(PreviewEnterprises.FileId), bad.Place, bad.Limit);
        if (preview.MissingColumns.Count > 0) return Refusal.With("import.columns", nameof(PreviewEnterprises.FileId), string.Join("、", preview.MissingColumns.Select(c => $"{c.Chinese} ({c.English})")));
        if (preview.RepeatedHeaders.Count > 0) return Refusal.With("import.repeated", nameof(PreviewEnterprises.FileId), string.Join("、", preview.RepeatedHeaders));
        if (preview.RowCount > MostRows) return Refusal.With("import.too-many-rows", nameof(PreviewEnterprises.FileId), MostRows, preview.RowCount);
        if (preview.RowCount == 0) return new Refusal("import.empty", nameof(PreviewEnterprises.FileId));
        var sheet = new ImportSheet<T>(preview.Places, preview.Records);
        var found = await look(sheet);
        var problems = preview.Problems.Select(p => new ImportProblem(p.Row, p.Column, p.Header, p.Value, p.Code, p.Args, p.IsWarning)).Concat(found)
            .OrderBy(p => p.Row).Take(SheetPreview<T>.MostProblems).ToList();
        return new ReadFile(opened.Value.Name, preview.RowCount, preview.ProblemCount + found.Count, JsonSerializer.Serialize(sheet), problems);
    }

    public static ImportRow Row(ImportRun run) => new(
        run.Id, run.Kind, run.State, run.FileName, run.RowCount, run.ProblemCount, JsonSerializer.Deserialize<List<ImportProblem>>(run.Problems) ?? [], run.Failure, run.CreatedAt, run.EndedAt);
}
