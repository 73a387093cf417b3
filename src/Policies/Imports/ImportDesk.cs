using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.UseCases;
using SmartPark.Policies.Library;

namespace SmartPark.Policies.Imports;

/// <summary>Carries out a planned import: all rows or none, in the command's transaction.</summary>
internal sealed class ImportDesk(PoliciesDb db, CallContext call, TimeProvider clock)
{
    public const int MostRows = 5_000;

    public async Task<ImportPlan> PlanAsync(IReadOnlyList<ImportRow> rows, bool tracked, CancellationToken ct)
    {
        var own = db.Policies.Where(p => p.TenantId == call.Tenant);
        return new(rows, await (tracked ? own : own.AsNoTracking()).ToListAsync(ct));
    }

    public async Task<Result<ImportOutcome>> CarryOutAsync(IReadOnlyList<ImportRow> rows, bool publish, CancellationToken ct)
    {
        if (rows.Count > MostRows) return Refusal.With("policy.import-many", null, MostRows);
        if (publish && !call.Caller.May(PoliciesPermissions.Publish)) return new Refusal("access.denied");
        var plan = await PlanAsync(rows, tracked: true, ct);
        if (plan.Conflicts.Count > 0) return Refusal.Of([.. plan.Conflicts.Take(100).Select(c => Refusal.With(c.Code, $"[{c.Row}]", c.Row, c.Title))]);
        foreach (var row in plan.Rows) Place(row, publish);
        if (plan.Outcome is not { Added: 0, Changed: 0 } || db.ChangeTracker.HasChanges()) db.Raise(new LibraryChanged(call.Tenant, null, 0));
        return plan.Outcome;
    }

    private void Place(PlannedRow row, bool publish)
    {
        var now = clock.GetUtcNow();
        var policy = row.Existing ?? Policy.Write(call.Tenant, row.Content, now, row.Row.Reference);
        if (row.Existing is null) db.Add(policy);
        else if (row.Effect == ImportEffect.Changes) policy.Change(row.Content, now);
        var appears = publish && policy.State == PolicyState.Draft && policy.Publish(now) is null;
        if (row.Effect != ImportEffect.Same || appears) db.Show(policy);
    }
}
