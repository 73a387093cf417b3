using SmartPark.Kernel.Events;
using SmartPark.Kernel.Tenancy;

namespace SmartPark.Policies.Library;

/// <summary>A policy became visible to its audience.</summary>
/// <param name="Tenant">Its owner.</param>
/// <param name="PolicyId">The policy.</param>
/// <param name="Audience">Who reads it.</param>
[EventName("policies.policy-published.v1")]
public sealed record PolicyPublished(TenantId? Tenant, Guid PolicyId, string Audience) : IEvent;

/// <summary>A policy was taken back.</summary>
/// <param name="Tenant">Its owner.</param>
/// <param name="PolicyId">The policy.</param>
[EventName("policies.policy-withdrawn.v1")]
public sealed record PolicyWithdrawn(TenantId? Tenant, Guid PolicyId) : IEvent;

/// <summary>Another policy takes the place of this one.</summary>
/// <param name="Tenant">Owner of both.</param>
/// <param name="PolicyId">The old policy.</param>
/// <param name="SuccessorId">The new one.</param>
/// <param name="On">From this day on.</param>
[EventName("policies.policy-superseded.v1")]
public sealed record PolicySuperseded(TenantId? Tenant, Guid PolicyId, Guid SuccessorId, DateOnly On) : IEvent;

/// <summary>The files of a policy, or who may see them, changed.</summary>
/// <param name="Tenant">Its owner.</param>
/// <param name="PolicyId">The policy.</param>
/// <param name="Files">All its files now.</param>
/// <param name="Audience">Who sees them when visible.</param>
/// <param name="Visible">True while it is published.</param>
[EventName("policies.policy-files-changed.v1")]
public sealed record PolicyFilesChanged(TenantId? Tenant, Guid PolicyId, IReadOnlyList<Guid> Files, string Audience, bool Visible) : IEvent;

/// <summary>Policies or topics changed in a way search and lists show; raised once a command however many it changed.</summary>
/// <param name="Tenant">Their owner.</param>
/// <param name="PolicyId">The one policy that changed, or null when there were several.</param>
/// <param name="Version">Its version before the change, 0 for a new one.</param>
[EventName("policies.library-changed.v1")]
public sealed record LibraryChanged(TenantId? Tenant, Guid? PolicyId, long Version) : IEvent;
