using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Codes;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;
using SmartPark.Policies.Library;
using SmartPark.Workflows.Definitions;

namespace SmartPark.Policies.Declarations;

/// <summary>An item of a check list.</summary>
/// <param name="Name">Its name, 1 to 100 characters.</param>
/// <param name="Required">Nobody declares without it.</param>
public sealed record MaterialItem(string Name, bool Required = true);

/// <summary>What an officer writes into a batch.</summary>
/// <param name="Name">Name, 1 to 100 characters.</param>
/// <param name="Opens">First day, in China.</param>
/// <param name="Closes">Last day, in China.</param>
/// <param name="Materials">Check list, at most 20 items of different names.</param>
/// <param name="PublicityDays">Days the outcome is shown in public before it is paid, 1 to 60.</param>
/// <param name="Budget">Money of the batch in yuan; null when not said.</param>
public sealed record BatchContent(string Name, DateOnly Opens, DateOnly Closes, IReadOnlyList<MaterialItem>? Materials = null, int PublicityDays = 7, decimal? Budget = null)
{
    internal const int LongestName = 100;
    internal const int MostMaterials = 20;

    internal IReadOnlyList<MaterialItem> Checklist => Materials ?? [];

    internal IEnumerable<Refusal> Check()
    {
        if (string.IsNullOrWhiteSpace(Name) || Name.Length > LongestName) yield return Refusal.With("batch.name", nameof(Name), LongestName);
        if (Closes < Opens || Opens.Year < 2000 || Closes.Year > 2100) yield return new("batch.window", nameof(Closes));
        if (PublicityDays is < 1 or > 60) yield return new("batch.publicity", nameof(PublicityDays));
        if (Budget is { } budget && (budget <= 0 || !Money.TryCreate(budget, Currency.Cny, out _))) yield return new("batch.budget", nameof(Budget));
        var names = Checklist.Select(m => m.Name?.Trim() ?? "").ToList();
        if (names.Count > MostMaterials || names.Any(n => n.Length is 0 or > LongestName || n.Contains('\n', StringComparison.Ordinal)) || names.Distinct(StringComparer.Ordinal).Count() < names.Count) yield return Refusal.With("batch.materials", nameof(Materials), MostMaterials, LongestName);
    }
}

/// <summary>Opens a batch for an own published policy; its readers see it at once. Answers its id.</summary>
/// <param name="PolicyId">The policy.</param>
/// <param name="Content">What it says.</param>
/// <remarks>Refusals: <c>policy.not-found</c>, <c>policy.not-published</c>, <c>declaration.no-process</c> while no process of the key <c>policy-declaration</c> is in use, <c>batch.*</c>.</remarks>
[Permission(PoliciesPermissions.DeclarationManage)]
public sealed record OpenBatch(Guid PolicyId, BatchContent Content) : ICommand<Guid>, IChecked
{
    /// <inheritdoc/>
    public IEnumerable<Refusal> Check() => Content.Check();
}

/// <summary>Changes a batch until somebody declared in it.</summary>
/// <param name="BatchId">The batch.</param>
/// <param name="Content">What it says now.</param>
/// <param name="Version">The version that was edited.</param>
/// <remarks>Refusals: <c>batch.not-found</c>, <c>batch.declared</c>, <c>conflict.changed</c>, <c>batch.*</c>.</remarks>
[Permission(PoliciesPermissions.DeclarationManage)]
public sealed record ChangeBatch(Guid BatchId, BatchContent Content, long Version) : ICommand, IChecked
{
    /// <inheritdoc/>
    public IEnumerable<Refusal> Check() => Content.Check();
}

/// <summary>Takes no more declarations; those that were made go on.</summary>
/// <param name="BatchId">The batch.</param>
/// <remarks>Refusal: <c>batch.not-found</c>.</remarks>
[Permission(PoliciesPermissions.DeclarationManage)]
public sealed record CloseBatch(Guid BatchId) : ICommand;

internal sealed class OpenBatchHandler(PoliciesDb db, CallContext call, SystemCalls calls, TimeProvider clock) : IHandle<OpenBatch, Guid>, IHandle<ChangeBatch, Done>, IHandle<CloseBatch, Done>
{
    public async Task<Result<Guid>> Handle(OpenBatch request, CancellationToken cancellationToken)
    {
        if (await db.Policies.AsNoTracking().SingleOrDefaultAsync(p => p.Id == request.PolicyId && p.TenantId == call.Tenant, cancellationToken) is not { } policy) return new Refusal("policy.not-found");
        if (policy.State != PolicyState.Published) return new Refusal("policy.not-published");
        var versions = await calls.SendAsync(new DefinitionVersions(DeclarationProcess.Key), call.Tenant, cancellationToken);
        if (versions.Value?.Any(v => v.State == DefinitionState.Published) != true) return new Refusal("declaration.no-process");
        var batch = Batch.Open(policy, request.Content, clock.GetUtcNow());
        db.Add(batch);
        return batch.Id;
    }

    public async Task<Result<Done>> Handle(ChangeBatch request, CancellationToken cancellationToken)
    {
        if (await FindAsync(request.BatchId, cancellationToken) is not { } batch) return new Refusal("batch.not-found");
        if (batch.Version != request.Version) return new Refusal("conflict.changed");
        if (await db.Declarations.AnyAsync(d => d.BatchId == batch.Id, cancellationToken)) return new Refusal("batch.declared");
        batch.Change(request.Content, clock.GetUtcNow());
        return Result.Done;
    }

    public async Task<Result<Done>> Handle(CloseBatch request, CancellationToken cancellationToken)
    {
        if (await FindAsync(request.BatchId, cancellationToken) is not { } batch) return new Refusal("batch.not-found");
        batch.Close(clock.GetUtcNow());
        return Result.Done;
    }

    private Task<Batch?> FindAsync(Guid id, CancellationToken ct) => db.Batches.SingleOrDefaultAsync(b => b.Id == id && b.TenantId == call.Tenant, ct);
}
