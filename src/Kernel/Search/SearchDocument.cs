using SmartPark.Kernel.Tenancy;

namespace SmartPark.Kernel.Search;

/// <summary>What the common search knows of one thing: enough to find it, to decide who may see it, and to link to it.</summary>
/// <param name="Kind">Kind of thing: <c>article</c>, <c>policy</c>, <c>enterprise</c>…; the module translates it.</param>
/// <param name="Id">Id within the kind.</param>
/// <param name="Owner">Owning tenant: its people always find it.</param>
/// <param name="Audience">Who else finds it (<see cref="Tenancy.Audience"/>), or empty for the owner only.</param>
/// <param name="Title">Shown as the link; at most 300 characters are kept.</param>
/// <param name="Text">Searched; at most 20,000 characters are indexed, the first 300 are shown.</param>
/// <param name="Url">Local path that opens it.</param>
/// <param name="At">Its date: newest first.</param>
/// <param name="Permission">Permission needed besides the audience, or null.</param>
public sealed record SearchDocument(string Kind, Guid Id, TenantId Owner, string Audience, string Title, string Text, string Url, DateTimeOffset At, string? Permission = null);

/// <summary>A document to put in (or, with null, to take out).</summary>
internal sealed record SearchChange(string Kind, Guid Id, SearchDocument? Document);
