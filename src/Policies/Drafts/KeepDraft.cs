using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.UseCases;
using SmartPark.Policies.Library;

namespace SmartPark.Policies.Drafts;

/// <summary>Keeps what a person typed and has not saved, whatever state it is in; one draft a person and policy.</summary>
/// <param name="PolicyId">The policy edited, or null for a new one.</param>
/// <param name="Content">The content as it stands on the page.</param>
/// <param name="BasedOn">Version that was opened, 0 for a new one.</param>
/// <remarks>Refusal: <c>policy.draft-long</c> over 200,000 characters of JSON.</remarks>
[Permission(PoliciesPermissions.Write)]
public sealed record KeepPolicyDraft(Guid? PolicyId, PolicyContent Content, long BasedOn = 0) : ICommand;

/// <summary>Forgets the own draft; nothing happens when there is none.</summary>
/// <param name="PolicyId">The policy edited, or null for a new one.</param>
[Permission(PoliciesPermissions.Write)]
public sealed record DropPolicyDraft(Guid? PolicyId = null) : ICommand;

/// <summary>The own draft of a policy.</summary>
/// <param name="PolicyId">The policy edited, or null for a new one.</param>
/// <remarks>Refusal: <c>policy.draft-none</c>.</remarks>
[Permission(PoliciesPermissions.Write)]
public sealed record GetPolicyDraft(Guid? PolicyId = null) : IQuery<KeptDraft>;

/// <summary>A draft as kept.</summary>
/// <param name="Content">What was typed.</param>
/// <param name="BasedOn">Version that had been opened.</param>
/// <param name="KeptAt">When.</param>
public sealed record KeptDraft(PolicyContent Content, long BasedOn, DateTimeOffset KeptAt);

internal sealed class KeepDraftHandler(PoliciesDb db, CallContext call, TimeProvider clock)
    : IHandle<KeepPolicyDraft, Done>, IHandle<DropPolicyDraft, Done>, IHandle<GetPolicyDraft, KeptDraft>
{
    public async Task<Result<Done>> Handle(KeepPolicyDraft request, CancellationToken cancellationToken)
    {
        var json = JsonSerializer.Serialize(request.Content);
        if (json.Length > PolicyDraft.Most) return Refusal.With("policy.draft-long", nameof(request.Content), PolicyDraft.Most);
        var draft = await FindAsync(request.PolicyId, cancellationToken);
        if (draft is null) db.Add(draft = new() { PersonId = call.Person, Tenant = call.Tenant, PolicyId = request.PolicyId ?? Guid.Empty });
        (draft.Json, draft.BasedOn, draft.KeptAt) = (json, request.BasedOn, clock.GetUtcNow());
        return Result.Done;
    }

    public async Task<Result<Done>> Handle(DropPolicyDraft request, CancellationToken cancellationToken)
    {
        if (await FindAsync(request.PolicyId, cancellationToken) is { } draft) db.Remove(draft);
        return Result.Done;
    }

    public async Task<Result<KeptDraft>> Handle(GetPolicyDraft request, CancellationToken cancellationToken) =>
        await FindAsync(request.PolicyId, cancellationToken) is { } draft
            ? new KeptDraft(JsonSerializer.Deserialize<PolicyContent>(draft.Json)!, draft.BasedOn, draft.KeptAt)
            : new Refusal("policy.draft-none");

    private Task<PolicyDraft?> FindAsync(Guid? policy, CancellationToken ct) =>
        db.Drafts.SingleOrDefaultAsync(d => d.PersonId == call.Person && d.Tenant == call.Tenant && d.PolicyId == (policy ?? Guid.Empty), ct);
}
