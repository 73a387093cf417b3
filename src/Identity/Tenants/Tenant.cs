using SmartPark.Identity.Passwords;
using SmartPark.Kernel.Events;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;

namespace SmartPark.Identity.Tenants;

/// <summary>What is known of a tenant when it opens.</summary>
internal sealed record TenantFacts(TenantId Id, TenantSubKind SubKind, string Name, string Slug, TenantId? Park = null, string? Uscc = null, string? IndustryCode = null, int? IndustryEdition = null, string? DivisionCode = null);

/// <summary>An organisation that uses the platform. Its facts are public within the platform; everything else it owns is not.</summary>
internal sealed class Tenant : Entity, IPlatformOwned, IVersioned
{
    private Tenant()
    {
    }

    public TenantId Id { get; private init; }

    public TenantKinds Kind { get; private init; }

    public TenantSubKind SubKind { get; private set; }

    public string Name { get; private set; } = "";

    public string Slug { get; private set; } = "";

    public string? Uscc { get; private set; }

    public int? IndustryEdition { get; private set; }

    public string? IndustryCode { get; private set; }

    public string? DivisionCode { get; private set; }

    /// <summary>The home park of an enterprise or partner; null for parks and the operator.</summary>
    public TenantId? ParkId { get; private set; }

    public bool Enabled { get; private set; }

    public string? DisabledBecause { get; private set; }

    public PasswordProfile PasswordProfile { get; private set; }

    public DateTimeOffset OpenedAt { get; private init; }

    public long Version { get; private set; }

    /// <summary>The park whose audience the tenant belongs to: a park belongs to its own.</summary>
    public TenantId? Park => Kind == TenantKinds.Park ? Id : ParkId;

    public static Tenant Open(TenantFacts facts, DateTimeOffset now)
    {
        var tenant = new Tenant
        {
            Id = facts.Id,
            Kind = facts.SubKind.KindOf(),
            SubKind = facts.SubKind,
            Name = facts.Name,
            Slug = facts.Slug,
            ParkId = facts.Park,
            Uscc = facts.Uscc,
            IndustryCode = facts.IndustryCode,
            IndustryEdition = facts.IndustryEdition,
            DivisionCode = facts.DivisionCode,
            Enabled = true,
            OpenedAt = now,
        };
        tenant.Raise(new TenantOpened(tenant.Id, tenant.Kind, tenant.Name, tenant.ParkId, tenant.Uscc, tenant.IndustryCode, tenant.DivisionCode));
        return tenant;
    }

    public Result<Done> Disable(string reason)
    {
        if (Id == TenantId.Platform) return new Refusal("tenant.platform");
        if (!Enabled) return new Refusal("tenant.disabled-already");
        (Enabled, DisabledBecause) = (false, reason);
        Raise(new TenantDisabled(Id, Kind, Name, ParkId));
        return Result.Done;
    }

    public Result<Done> Enable()
    {
        if (Enabled) return new Refusal("tenant.enabled-already");
        (Enabled, DisabledBecause) = (true, null);
        return Result.Done;
    }

    public void Demand(PasswordProfile profile) => PasswordProfile = profile;

    public TenantRow Row() => new(Id, Name, Kind, ParkId, Uscc, IndustryCode, DivisionCode, Enabled, Slug) { SubKind = SubKind };

    /// <summary>What visitors may know.</summary>
    public TenantRow PublicRow() => new(Id, Name, Kind, ParkId, null, null, null, Enabled, Slug) { SubKind = SubKind };
}
