using SmartPark.Kernel.Results;
using SmartPark.Kernel.UseCases;
using SmartPark.Policies.Library;

namespace SmartPark.Policies.Imports;

/// <summary>
/// Imports policy cards in JSON (the shape of samples/policies/policies_beijing_2024.json): the command line and the demo park use it. All or nothing; a card seen
/// before changes its policy instead of doubling it.
/// </summary>
/// <param name="Cards">The JSON array, at most 20 MB and 5,000 cards; read once.</param>
/// <param name="Source">The publication they come from, at most 250 characters; the page number is added.</param>
/// <param name="SourceUrl">Its address, or empty.</param>
/// <param name="Publish">True shows new ones at once; needs the permission to publish.</param>
/// <remarks>Refusals: <c>policy.import-json</c>, <c>policy.import-empty</c>, <c>policy.import-large</c>, <c>policy.import-many</c>, <c>policy.import-card</c> (one a fault), <c>policy.import-repeated</c>, <c>policy.import-ambiguous</c>.</remarks>
[Permission(PoliciesPermissions.Import)]
public sealed record ImportPolicies(Stream Cards, string Source, string SourceUrl = "", bool Publish = false) : ICommand<ImportOutcome>, IChecked
{
    /// <inheritdoc/>
    public IEnumerable<Refusal> Check() => PolicyTexts.OneLine(Source, 250, nameof(Source), required: true);
}

/// <summary>Reads the cards before the database is held.</summary>
internal sealed class ReadCards : IBefore<ImportPolicies>
{
    public IReadOnlyList<ImportRow> Rows { get; private set; } = [];

    public async Task<Refusal?> BeforeAsync(ImportPolicies request, CancellationToken ct)
    {
        var read = await CardFile.ReadAsync(request.Cards, request.Source, request.SourceUrl, ct);
        Rows = read.Succeeded ? read.Value : [];
        return read.Refusal;
    }
}

internal sealed class ImportPoliciesHandler(ImportDesk desk, ReadCards cards) : IHandle<ImportPolicies, ImportOutcome>
{
    public Task<Result<ImportOutcome>> Handle(ImportPolicies request, CancellationToken cancellationToken) => desk.CarryOutAsync(cards.Rows, request.Publish, cancellationToken);
}
