using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;
using SmartPark.Policies.Library;

namespace SmartPark.Policies.Reach;

/// <summary>The own enterprise took a step with a policy: opened, understood, applied. Opening one that nobody pushed is told to nobody; what the enterprise says itself is.</summary>
/// <param name="PolicyId">The policy.</param>
/// <param name="Step">The step; earlier ones are taken with it.</param>
/// <remarks>Refusals: <c>policy.not-found</c>, <c>reach.step</c> for being reached (a push does that) and received (<see cref="ReceivePolicy"/>).</remarks>
[Permission(PoliciesPermissions.MatchRead)]
public sealed record TakeReachStep(Guid PolicyId, ReachStep Step) : ICommand, IChecked
{
    /// <inheritdoc/>
    public IEnumerable<Refusal> Check() => Step is ReachStep.Opened or ReachStep.Understood or ReachStep.Applied ? [] : [new("reach.step", nameof(Step))];
}

/// <summary>The own enterprise received the benefit.</summary>
/// <param name="PolicyId">The policy.</param>
/// <param name="Amount">What was received, 万元, to the 分; null when not said.</param>
/// <remarks>Refusals: <c>policy.not-found</c>, <c>reach.amount</c>.</remarks>
[Permission(PoliciesPermissions.ProfileWrite)]
public sealed record ReceivePolicy(Guid PolicyId, decimal? Amount = null) : ICommand, IChecked
{
    /// <inheritdoc/>
    public IEnumerable<Refusal> Check() => Amount is < 0 or > 10_000_000 ? [new("reach.amount", nameof(Amount))] : [];
}

/// <summary>The policy is not for the own enterprise, with a reason that its keepers see.</summary>
/// <param name="PolicyId">The policy.</param>
/// <param name="Reason">Why.</param>
/// <param name="Text">In words, at most 500 characters; needed for another reason.</param>
/// <remarks>Refusals: <c>policy.not-found</c>, <c>reach.reason-text</c>.</remarks>
[Permission(PoliciesPermissions.ProfileWrite)]
public sealed record DeclinePolicy(Guid PolicyId, NotForMeReason Reason, string Text = "") : ICommand, IChecked
{
    /// <inheritdoc/>
    public IEnumerable<Refusal> Check() => Text.Length > 500 || (Reason == NotForMeReason.Other && string.IsNullOrWhiteSpace(Text)) ? [Refusal.With("reach.reason-text", nameof(Text), 500)] : [];
}

/// <summary>Where the own enterprise stands on the way of a policy; null before the first step.</summary>
/// <param name="PolicyId">The policy.</param>
[Permission(PoliciesPermissions.MatchRead)]
public sealed record MyReach(Guid PolicyId) : IQuery<ReachRow?>;

internal sealed class TakeStepHandler(PoliciesDb db, CallContext call, TimeProvider clock)
    : IHandle<TakeReachStep, Done>, IHandle<ReceivePolicy, Done>, IHandle<DeclinePolicy, Done>, IHandle<MyReach, ReachRow?>
{
    public Task<Result<Done>> Handle(TakeReachStep request, CancellationToken cancellationToken) =>
        ActAsync(request.PolicyId, (way, now) => way.Take(request.Step, now), cancellationToken, begins: request.Step != ReachStep.Opened);

    public Task<Result<Done>> Handle(ReceivePolicy request, CancellationToken cancellationToken) =>
        ActAsync(request.PolicyId, (way, now) => way.Receive(request.Amount is { } amount ? (long)decimal.Round(amount * 1_000_000) : null, now), cancellationToken);

    public Task<Result<Done>> Handle(DeclinePolicy request, CancellationToken cancellationToken) =>
        ActAsync(request.PolicyId, (way, now) => way.Decline(request.Reason, request.Text.Trim(), now), cancellationToken);

    public async Task<Result<ReachRow?>> Handle(MyReach request, CancellationToken cancellationToken) =>
        await db.Outreach.AsNoTracking().Where(o => o.ConsumerId == call.Tenant && o.PolicyId == request.PolicyId).OrderBy(o => o.ReachedAt).Select(ReachRow.Of).FirstOrDefaultAsync(cancellationToken);

    private async Task<Result<Done>> ActAsync(Guid policyId, Action<Outreach, DateTimeOffset> act, CancellationToken ct, bool begins = true)
    {
        if (await db.Policies.AsNoTracking().Where(p => p.Id == policyId && p.Visible).Select(p => new { p.TenantId }).SingleOrDefaultAsync(ct) is not { } policy) return new Refusal("policy.not-found");
        var ways = await db.Outreach.Where(o => o.ConsumerId == call.Tenant && o.PolicyId == policyId).ToListAsync(ct);
        var now = clock.GetUtcNow();
        if (ways.Count == 0 && !begins) return Result.Done;
        if (ways.Count == 0)
        {
            var name = await db.Profiles.Where(p => p.TenantId == call.Tenant).Select(p => p.Name).SingleOrDefaultAsync(ct) ?? "";
            ways.Add(new Outreach { ProviderId = policy.TenantId, ConsumerId = call.Tenant, ConsumerName = name, PolicyId = policyId, ReachedAt = now });
            db.Add(ways[0]);
        }
        foreach (var way in ways) act(way, now);
        db.Raise(new ReachChanged(policy.TenantId, policyId));
        return Result.Done;
    }
}
