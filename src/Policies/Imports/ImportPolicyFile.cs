using SmartPark.Kernel.Files;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Policies.Imports;

/// <summary>Imports an uploaded sheet: all rows or none. A row seen before changes its policy instead of doubling it.</summary>
/// <param name="FileId">The .xlsx or .csv file, uploaded before and looked at by <see cref="PreviewPolicyImport"/>.</param>
/// <param name="Publish">True shows new ones at once; needs the permission to publish.</param>
/// <remarks>Refusals: <c>file.not-found</c>, <c>policy.import-sheet</c> when a row is bad (the preview names it), <c>policy.import-many</c>, <c>policy.import-repeated</c>, <c>policy.import-ambiguous</c>.</remarks>
[Permission(PoliciesPermissions.Import)]
public sealed record ImportPolicyFile(Guid FileId, bool Publish = false) : ICommand<ImportOutcome>;

/// <summary>Reads the sheet before the database is held.</summary>
internal sealed class ReadSheet(IUseCases useCases) : IBefore<ImportPolicyFile>
{
    public IReadOnlyList<ImportRow> Rows { get; private set; } = [];

    public async Task<Refusal?> BeforeAsync(ImportPolicyFile request, CancellationToken ct)
    {
        var opened = await useCases.SendAsync(new OpenFile(request.FileId), ct);
        if (!opened.Succeeded) return opened.Refusal;
        await using var file = File.OpenRead(opened.Value.Path);
        var sheet = await PolicySheet.Schema.PreviewAsync(file, ct: ct);
        if (!sheet.CanImport) return Refusal.With("policy.import-sheet", nameof(request.FileId), sheet.ProblemCount);
        Rows = [.. sheet.Records.Select(r => r.Value)];
        return null;
    }
}

internal sealed class ImportPolicyFileHandler(ImportDesk desk, ReadSheet sheet) : IHandle<ImportPolicyFile, ImportOutcome>
{
    public Task<Result<ImportOutcome>> Handle(ImportPolicyFile request, CancellationToken cancellationToken) => desk.CarryOutAsync(sheet.Rows, request.Publish, cancellationToken);
}
