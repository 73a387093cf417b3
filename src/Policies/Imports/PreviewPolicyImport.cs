using SmartPark.Kernel.Files;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Sheets;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Policies.Imports;

/// <summary>Says what importing an uploaded sheet would do; nothing is changed.</summary>
/// <param name="FileId">The .xlsx or .csv file, uploaded before; it is judged by its content.</param>
/// <remarks>Refusal: <c>file.not-found</c>. What is wrong in the file stands in the preview.</remarks>
[Permission(PoliciesPermissions.Import)]
public sealed record PreviewPolicyImport(Guid FileId) : IQuery<ImportPreview>;

/// <summary>What an import would do, and what stands in its way.</summary>
/// <param name="Rows">Rows under the header.</param>
/// <param name="Outcome">What the good rows would do.</param>
/// <param name="FileProblem">Why the whole file is refused, or null; then nothing else counts.</param>
/// <param name="Missing">Heads of required columns the file does not have, Chinese / English.</param>
/// <param name="Unknown">Heads that name no column: not imported.</param>
/// <param name="Repeated">Heads that name a column twice.</param>
/// <param name="ProblemCount">All problems, those beyond the first 1,000 too.</param>
/// <param name="Problems">Bad cells and rows.</param>
/// <param name="First">The first 50 rows and what they would do.</param>
/// <param name="CanImport">True when every row is good and there is one.</param>
public sealed record ImportPreview(
    int Rows, ImportOutcome Outcome, SheetProblem? FileProblem, IReadOnlyList<string> Missing, IReadOnlyList<string> Unknown, IReadOnlyList<string> Repeated, int ProblemCount,
    IReadOnlyList<SheetCellProblem> Problems, IReadOnlyList<PreviewRow> First, bool CanImport);

/// <summary>A row of the preview.</summary>
/// <param name="Row">Row in the file.</param>
/// <param name="Title">Title.</param>
/// <param name="Issuer">Issuer.</param>
/// <param name="DocumentNumber">Document number.</param>
/// <param name="Effect">What importing it does.</param>
public sealed record PreviewRow(int Row, string Title, string Issuer, string DocumentNumber, ImportEffect Effect);

internal sealed class PreviewPolicyImportHandler(IUseCases useCases, ImportDesk desk) : IHandle<PreviewPolicyImport, ImportPreview>
{
    private const int Shown = 50;

    public async Task<Result<ImportPreview>> Handle(PreviewPolicyImport request, CancellationToken cancellationToken)
    {
        var opened = await useCases.SendAsync(new OpenFile(request.FileId), cancellationToken);
        if (!opened.Succeeded) return opened.Refusal;
        await using var file = File.OpenRead(opened.Value.Path);
        var sheet = await PolicySheet.Schema.PreviewAsync(file, ct: cancellationToken);
        var plan = await desk.PlanAsync([.. sheet.Records.Select(r => r.Value)], tracked: false, cancellationToken);
        return Of(sheet, plan);
    }

    private static ImportPreview Of(SheetPreview<ImportRow> sheet, ImportPlan plan)
    {
        var conflicts = plan.Conflicts.Select(c => new SheetCellProblem(c.Row, "", "", c.Title, c.Code, [], false)).ToList();
        return new(
            sheet.RowCount, plan.Outcome, sheet.FileProblem, [.. sheet.MissingColumns.Select(c => $"{c.Chinese} / {c.English}")], sheet.UnknownHeaders, sheet.RepeatedHeaders,
            sheet.ProblemCount + conflicts.Count, [.. sheet.Problems.Concat(conflicts).OrderBy(p => p.Row)],
            [.. plan.Rows.Take(Shown).Select(r => new PreviewRow(r.Row.Row, r.Content.Title, r.Content.Issuer, r.Content.DocumentNumber, r.Effect))],
            sheet.CanImport && conflicts.Count == 0 && sheet.RowCount <= ImportDesk.MostRows);
    }
}
