using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Live;
using SmartPark.Kernel.Events;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;
using SmartPark.Policies.Library;

namespace SmartPark.Policies.Rules;

/// <summary>Keeps the working version of the rule of an own policy; one a policy, made by the first save. Answers its version.</summary>
/// <param name="PolicyId">The policy.</param>
/// <param name="Body">The rule.</param>
/// <param name="InForceFrom">Day from which it shall be the rule; null: from the beginning.</param>
/// <param name="Version">The version that was edited, 0 for the first.</param>
/// <remarks>Refusals: <c>rule.*</c> each with its place, <c>policy.not-found</c>, <c>conflict.changed</c> when another officer saved in between.</remarks>
[Permission(PoliciesPermissions.RuleWrite)]
public sealed record SaveRuleDraft(Guid PolicyId, RuleBody Body, DateOnly? InForceFrom, long Version) : ICommand<long>, IChecked
{
    /// <inheritdoc/>
    public IEnumerable<Refusal> Check() => Body is null || Body.Tree is null ? [new("rule.empty", nameof(Body))] : Body.Check();
}

/// <summary>Throws the working version away; nothing happens when there is none.</summary>
/// <param name="PolicyId">The policy.</param>
/// <param name="Version">The version that was seen.</param>
/// <remarks>Refusals: <c>policy.not-found</c>, <c>conflict.changed</c>.</remarks>
[Permission(PoliciesPermissions.RuleWrite)]
public sealed record DropRuleDraft(Guid PolicyId, long Version) : ICommand;

/// <summary>Makes the working version the rule of the policy, from its day on. Enterprises are matched at once.</summary>
/// <param name="PolicyId">The policy.</param>
/// <param name="Version">The version that was looked at.</param>
/// <param name="DespiteWarnings">True after the warnings were read: nobody can fit, or everybody does.</param>
/// <remarks>Refusals: <c>policy.not-found</c>, <c>rule.no-draft</c>, <c>rule.never</c>, <c>rule.always</c>, <c>conflict.changed</c>.</remarks>
[Permission(PoliciesPermissions.RulePublish)]
public sealed record PublishRule(Guid PolicyId, long Version, bool DespiteWarnings = false) : ICommand;

/// <summary>A working version was saved: the other officer's open editor is told.</summary>
/// <param name="Tenant">Owner of the policy.</param>
/// <param name="PolicyId">The policy.</param>
/// <param name="Version">The version before.</param>
[EventName("policies.rule-drafted.v1")]
public sealed record RuleDrafted(TenantId? Tenant, Guid PolicyId, long Version) : IEvent;

internal sealed class WhenRuleDrafted(ILive live) : IHandleEvent<RuleDrafted>
{
    public static string TopicOf(Guid policy) => "policies:rule:" + policy;

    public Task HandleAsync(RuleDrafted happened, IUseCases useCases, CancellationToken ct)
    {
        live.Publish(TopicOf(happened.PolicyId), happened.Version.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return Task.CompletedTask;
    }
}

internal sealed class WriteRuleHandler(PoliciesDb db, CallContext call, TimeProvider clock) : IHandle<SaveRuleDraft, long>, IHandle<DropRuleDraft, Done>, IHandle<PublishRule, Done>
{
    public async Task<Result<long>> Handle(SaveRuleDraft request, CancellationToken cancellationToken)
    {
        if (await db.OwnAsync(request.PolicyId, call.Tenant, cancellationToken) is null) return new Refusal("policy.not-found");
        var draft = await DraftAsync(request.PolicyId, cancellationToken);
        if ((draft?.Version ?? 0) != request.Version) return new Refusal("conflict.changed");
        if (draft is null) db.Add(draft = new RuleVersion { TenantId = call.Tenant, PolicyId = request.PolicyId, Number = 1 + (await db.Rules.Where(r => r.PolicyId == request.PolicyId).MaxAsync(r => (int?)r.Number, cancellationToken) ?? 0) });
        draft.Change(request.Body, request.InForceFrom, call.Caller.Person, clock.GetUtcNow());
        db.Raise(new RuleDrafted(call.Tenant, request.PolicyId, request.Version));
        return request.Version + 1;
    }

    public async Task<Result<Done>> Handle(DropRuleDraft request, CancellationToken cancellationToken)
    {
        if (await db.OwnAsync(request.PolicyId, call.Tenant, cancellationToken) is null) return new Refusal("policy.not-found");
        if (await DraftAsync(request.PolicyId, cancellationToken) is not { } draft) return Result.Done;
        if (draft.Version != request.Version) return new Refusal("conflict.changed");
        db.Remove(draft);
        return Result.Done;
    }

    public async Task<Result<Done>> Handle(PublishRule request, CancellationToken cancellationToken)
    {
        if (await db.OwnAsync(request.PolicyId, call.Tenant, cancellationToken) is not { } policy) return new Refusal("policy.not-found");
        if (await DraftAsync(request.PolicyId, cancellationToken) is not { } draft || RuleBody.Read(draft.Body) is not { } body) return new Refusal("rule.no-draft");
        if (draft.Version != request.Version) return new Refusal("conflict.changed");
        if (!request.DespiteWarnings && RuleWarnings.Of(body.Tree, "").FirstOrDefault(w => w.Code is RuleWarnings.Never or RuleWarnings.Always) is { Code: { } warned }) return new Refusal(warned);
        if (draft.Publish(policy.Audience, call.Caller.Person, clock.GetUtcNow()) is { } refusal) return refusal;
        db.Raise(new RulesPublished(call.Tenant, [policy.Id]));
        return Result.Done;
    }

    private Task<RuleVersion?> DraftAsync(Guid policy, CancellationToken ct) =>
        db.Rules.SingleOrDefaultAsync(r => r.TenantId == call.Tenant && r.PolicyId == policy && r.State == RuleState.Draft, ct);
}
