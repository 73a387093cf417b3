using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;
using SmartPark.Policies.Library;

namespace SmartPark.Policies.Topics;

/// <summary>Topics a park's site shows: the park's own and the operator's, by title.</summary>
/// <param name="Park">The park; null for those of everybody.</param>
[Anonymous]
public sealed record ListTopics(TenantId? Park = null) : IQuery<IReadOnlyList<TopicRow>>;

/// <summary>The own topics for the people who keep them, hidden ones included.</summary>
[Permission(PoliciesPermissions.Read)]
public sealed record FindTopics : IQuery<IReadOnlyList<TopicRow>>;

/// <summary>A topic with its policies.</summary>
/// <param name="TopicId">The topic.</param>
/// <remarks>Refusal: <c>topic.not-found</c>, also for what is not for the caller.</remarks>
[Anonymous]
public sealed record GetTopic(Guid TopicId) : IQuery<TopicView>;

/// <summary>A topic in a list.</summary>
/// <param name="Id">Id; the public address is <c>/policies/topics/{id}</c>.</param>
/// <param name="Title">Title.</param>
/// <param name="Policies">How many policies it names.</param>
/// <param name="Visible">Shown to everyone.</param>
/// <param name="ChangedAt">Last change.</param>
public sealed record TopicRow(Guid Id, string Title, int Policies, bool Visible, DateTimeOffset ChangedAt);

/// <summary>A topic as read.</summary>
/// <param name="Id">Id.</param>
/// <param name="Version">Version, to be given back on change.</param>
/// <param name="Title">Title.</param>
/// <param name="Intro">Introduction, Markdown.</param>
/// <param name="Policies">The policies the caller may read, in order.</param>
/// <param name="Visible">Shown to everyone.</param>
public sealed record TopicView(Guid Id, long Version, string Title, string Intro, IReadOnlyList<PolicyRow> Policies, bool Visible);

internal sealed class FindTopicsHandler(PoliciesDb db, CallContext call)
    : IHandle<ListTopics, IReadOnlyList<TopicRow>>, IHandle<FindTopics, IReadOnlyList<TopicRow>>, IHandle<GetTopic, TopicView>
{
    public Task<Result<IReadOnlyList<TopicRow>>> Handle(ListTopics request, CancellationToken cancellationToken) =>
        RowsAsync(db.Topics.Where(t => t.Visible && (request.Park == null || t.TenantId == request.Park || t.TenantId == TenantId.Platform)), cancellationToken);

    public Task<Result<IReadOnlyList<TopicRow>>> Handle(FindTopics request, CancellationToken cancellationToken) =>
        RowsAsync(db.Topics.Where(t => t.TenantId == call.Tenant), cancellationToken);

    public async Task<Result<TopicView>> Handle(GetTopic request, CancellationToken cancellationToken)
    {
        var topic = await db.Topics.AsNoTracking().SingleOrDefaultAsync(t => t.Id == request.TopicId, cancellationToken);
        if (topic is null) return new Refusal("topic.not-found");
        var ids = topic.Policies.ToList();
        var rows = await db.Policies.AsNoTracking().Where(p => ids.Contains(p.Id)).Select(PolicyRow.Of).ToListAsync(cancellationToken);
        return new TopicView(topic.Id, topic.Version, topic.Title, topic.Intro, [.. rows.OrderBy(r => ids.IndexOf(r.Id))], topic.Visible);
    }

    private static async Task<Result<IReadOnlyList<TopicRow>>> RowsAsync(IQueryable<Topic> topics, CancellationToken ct)
    {
        var found = await topics.AsNoTracking().OrderBy(t => t.Title).ThenBy(t => t.Id).ToListAsync(ct);
        return Result.Of<IReadOnlyList<TopicRow>>([.. found.Select(t => new TopicRow(t.Id, t.Title, t.Policies.Count, t.Visible, t.ChangedAt))]);
    }
}
