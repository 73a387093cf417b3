using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;
using SmartPark.Policies.Facts;
using SmartPark.Policies.Library;
using SmartPark.Policies.Matching;

namespace SmartPark.Policies.Calculator;

/// <summary>Which public policies an enterprise with these few facts fits. Nothing is stored.</summary>
/// <param name="Facts">The answers, at most 12.</param>
/// <param name="Park">Only the policies of this park and the operator; null for all.</param>
/// <remarks>Refusals: <c>fact.*</c> with the place of each.</remarks>
[Anonymous]
public sealed record Calculate(IReadOnlyList<FactInput> Facts, TenantId? Park = null) : IQuery<CalculatorResult>, IChecked
{
    private const int Most = 12;

    /// <inheritdoc/>
    public IEnumerable<Refusal> Check() => Facts.Count > Most ? [Refusal.With("fact.many", nameof(Facts), Most)] : [];
}

/// <summary>What the calculator found.</summary>
/// <param name="Rows">All public policies with a rule.</param>
/// <param name="Size">Size class, or null while it cannot be known.</param>
/// <param name="LeastBenefit">Sum of the formulas of what fits, 万元; null when no formula gives a number.</param>
public sealed record CalculatorResult(IReadOnlyList<MatchRow> Rows, SizeClassFound? Size, decimal? LeastBenefit);

internal sealed class CalculateHandler(RuleBook book, TimeProvider clock) : IHandle<Calculate, CalculatorResult>
{
    public async Task<Result<CalculatorResult>> Handle(Calculate request, CancellationToken cancellationToken)
    {
        var day = PolicyDates.Today(clock);
        var read = FactReading.Of(request.Facts, day);
        if (!read.Succeeded) return read.Refusal;
        var sheet = FactShelf.Sheet(read.Value.Where(f => f.Text is not null).Select(f => new FactText(TenantId.None, f.Field.Code, f.Year, f.Text!)));
        var policies = (await book.InForceAsync(day, cancellationToken)).Where(p => request.Park is not { } park || p.Owner == park || p.Owner == TenantId.Platform).ToList();
        var rows = MatchRows.Of(policies, sheet, day);
        var sums = rows.Where(r => r.State == MatchState.Fits).Select(r => r.Estimate).OfType<decimal>().ToList();
        return new CalculatorResult(rows, sheet.SizeOn(day), sums.Count == 0 ? null : sums.Sum());
    }
}
