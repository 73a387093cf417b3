using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.UseCases;
using SmartPark.Policies.Library;

namespace SmartPark.Policies.Topics;

/// <summary>Writes a topic, or changes one of one's own.</summary>
/// <param name="Title">Title, at most 200.</param>
/// <param name="Intro">Introduction in Markdown, at most 20,000.</param>
/// <param name="Policies">Policies in order, at most 100; those a reader may not see are left out for him.</param>
/// <param name="Visible">True shows it to everyone.</param>
/// <param name="TopicId">The topic to change, or null for a new one.</param>
/// <param name="Version">Its version when it is changed.</param>
/// <remarks>Refusals: <c>policy.text-empty</c>, <c>policy.text-long</c>, <c>policy.text-sign</c>, <c>topic.too-many</c>, <c>topic.not-found</c>, <c>topic.policy-not-found</c>, <c>conflict.changed</c>.</remarks>
[Permission(PoliciesPermissions.Publish)]
public sealed record WriteTopic(string Title, string Intro, IReadOnlyList<Guid> Policies, bool Visible, Guid? TopicId = null, long Version = 0) : ICommand<Guid>, IChecked
{
    /// <inheritdoc/>
    public IEnumerable<Refusal> Check() =>
    [
        .. PolicyTexts.OneLine(Title, PolicyTexts.Title, nameof(Title), required: true), .. PolicyTexts.Block(Intro, PolicyTexts.Long, nameof(Intro)),
        .. Policies.Count > Topic.MostPolicies ? [Refusal.With("topic.too-many", nameof(Policies), Topic.MostPolicies)] : Array.Empty<Refusal>(),
    ];
}

internal sealed class WriteTopicHandler(PoliciesDb db, CallContext call, TimeProvider clock) : IHandle<WriteTopic, Guid>
{
    public async Task<Result<Guid>> Handle(WriteTopic request, CancellationToken cancellationToken)
    {
        var ids = request.Policies.Distinct().ToList();
        var known = await db.Policies.CountAsync(p => ids.Contains(p.Id), cancellationToken);
        if (known < ids.Count) return new Refusal("topic.policy-not-found", nameof(request.Policies));
        var topic = await FindAsync(request.TopicId, cancellationToken);
        if (topic is null && request.TopicId is not null) return new Refusal("topic.not-found");
        if (topic is not null && topic.Version != request.Version) return new Refusal("conflict.changed");
        if (topic is null) db.Add(topic = Topic.Write(call.Tenant, request.Title, request.Intro, ids, request.Visible, clock.GetUtcNow()));
        else topic.Change(request.Title, request.Intro, ids, request.Visible, clock.GetUtcNow());
        db.Raise(new LibraryChanged(call.Tenant, null, 0));
        return topic.Id;
    }

    private Task<Topic?> FindAsync(Guid? id, CancellationToken ct) => db.Topics.SingleOrDefaultAsync(t => t.TenantId == call.Tenant && t.Id == id, ct);
}
