using SmartPark.Kernel.Tenancy;

namespace SmartPark.Kernel.Events;

/// <summary>People are to be told something. Any module raises it with its own change; the message centre hears it and each recipient gets it once, by the ways the person chose.</summary>
/// <param name="Tenant">The tenant it comes from; null for the platform.</param>
/// <param name="Kind">What it is about, <c>policy.published</c>, <c>enquiry.answered</c>…: people choose ways by kind, and it is the text's key for grouping.</param>
/// <param name="To">Who is told.</param>
/// <param name="Title">Title, at most 200 characters a language.</param>
/// <param name="Body">Plain text, at most 2,000 characters a language.</param>
/// <param name="Url">Local path that opens what it is about.</param>
/// <param name="Important">True when quiet hours do not hold it back.</param>
[EventName("kernel.message-requested.v1")]
public sealed record MessageRequested(TenantId? Tenant, string Kind, Recipients To, BothLanguages Title, BothLanguages Body, string Url, bool Important = false) : IEvent;

/// <summary>A text in both languages.</summary>
/// <param name="Zh">Chinese.</param>
/// <param name="En">English.</param>
public sealed record BothLanguages(string Zh, string En);

/// <summary>Who is told: named people, and people of tenants, held to those with a permission there.</summary>
/// <param name="People">Named people.</param>
/// <param name="Tenants">Everybody in these tenants (with the permission, if one is named).</param>
/// <param name="AllOfPark">Everybody in all tenants whose home park it is.</param>
/// <param name="Permission">Permission a person must hold in the tenant; null for everybody.</param>
public sealed record Recipients(IReadOnlyList<PersonId>? People = null, IReadOnlyList<TenantId>? Tenants = null, TenantId? AllOfPark = null, string? Permission = null);
