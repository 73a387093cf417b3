using SmartPark.Identity.Tenants;
using SmartPark.Kernel.Events;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;

namespace SmartPark.Identity.Applications;

/// <summary>Where an application stands.</summary>
public enum ApplicationState
{
    /// <summary>Filed, waiting for the park.</summary>
    Filed,

    /// <summary>Approved; the tenant is being opened.</summary>
    Approved,

    /// <summary>Refused, with a reason.</summary>
    Refused,

    /// <summary>The tenant is open.</summary>
    Opened,
}

/// <summary>What an applicant says of the company, checked and normalised.</summary>
internal sealed record Applicant(
    TenantSubKind SubKind, string Company, string Uscc, string IndustryCode, int IndustryEdition, string DivisionCode, string ContactName, string ContactEmail, string? ContactPhone);

/// <summary>A company's wish to become a tenant of a park. The park serves it; the applicant is nobody's tenant until it opens.</summary>
internal sealed class EnterpriseApplication : Entity, ITwoPartyOwned, IVersioned
{
    private EnterpriseApplication()
    {
    }

    public Guid Id { get; private init; }

    public TenantId ProviderId { get; private init; }

    public TenantId? ConsumerId { get; private set; }

    public string Number { get; private init; } = "";

    public string SecretHash { get; private init; } = "";

    public TenantSubKind SubKind { get; private init; }

    public string Company { get; private init; } = "";

    public string Uscc { get; private init; } = "";

    public int IndustryEdition { get; private init; }

    public string IndustryCode { get; private init; } = "";

    public string DivisionCode { get; private init; } = "";

    public string ContactName { get; private init; } = "";

    public string ContactEmail { get; private init; } = "";

    public string? ContactPhone { get; private init; }

    public ApplicationState State { get; private set; }

    public string? Reason { get; private set; }

    public PersonId? FiledBy { get; private init; }

    public DateTimeOffset FiledAt { get; private init; }

    public PersonId? DecidedBy { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public long Version { get; private set; }

    public static EnterpriseApplication File(TenantId park, Applicant a, string number, string secretHash, PersonId? by, DateTimeOffset now)
    {
        var filed = Of(park, a, number, secretHash, by, now);
        filed.Raise(new ApplicationFiled(filed.Id, park, a.Company, a.Uscc, a.IndustryCode, a.ContactName, a.ContactPhone ?? "", by));
        return filed;
    }

    private static EnterpriseApplication Of(TenantId park, Applicant a, string number, string secretHash, PersonId? by, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(),
        ProviderId = park,
        Number = number,
        SecretHash = secretHash,
        SubKind = a.SubKind,
        Company = a.Company,
        Uscc = a.Uscc,
        IndustryCode = a.IndustryCode,
        IndustryEdition = a.IndustryEdition,
        DivisionCode = a.DivisionCode,
        ContactName = a.ContactName,
        ContactEmail = a.ContactEmail,
        ContactPhone = a.ContactPhone,
        FiledBy = by,
        FiledAt = now,
    };

    /// <summary>Says yes; the tenant opens when the event is delivered. <paramref name="decider"/> is who says it, with his login address.</summary>
    public Result<Done> Approve(Decider decider, DateTimeOffset now)
    {
        if (Deny(decider) is { } refusal) return refusal;
        (State, DecidedBy, DecidedAt) = (ApplicationState.Approved, decider.Person, now);
        Raise(new ApplicationApproved(Id, ProviderId));
        return Result.Done;
    }

    public Result<Done> Refuse(Decider decider, string reason, DateTimeOffset now)
    {
        if (Deny(decider) is { } refusal) return refusal;
        (State, Reason, DecidedBy, DecidedAt) = (ApplicationState.Refused, reason, decider.Person, now);
        Raise(new ApplicationRefused(Id, ProviderId));
        return Result.Done;
    }

    public void Opened(TenantId tenant) => (State, ConsumerId) = (ApplicationState.Opened, tenant);

    private Refusal? Deny(Decider decider)
    {
        if (State != ApplicationState.Filed) return new("application.decided");
        var own = FiledBy == decider.Person || Same(ContactEmail, decider.Email) || (ContactPhone is not null && ContactPhone == decider.Phone);
        return own ? new("application.own") : null;
    }

    private static bool Same(string a, string? b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}

/// <summary>Who decides, and how he can be reached: nobody decides on himself.</summary>
internal sealed record Decider(PersonId Person, string? Email, string? Phone);

/// <summary>A company wishes to become a tenant of a park.</summary>
/// <param name="ApplicationId">The application.</param>
/// <param name="Park">The park.</param>
/// <param name="Company">Name of the company.</param>
/// <param name="Uscc">Its credit code.</param>
/// <param name="IndustryCode">Its industry.</param>
/// <param name="ContactName">Whom to ask.</param>
/// <param name="ContactPhone">His number; empty when not said.</param>
/// <param name="FiledBy">The signed-in person who filed it; null for a visitor.</param>
[EventName("identity.application-filed.v1")]
public sealed record ApplicationFiled(Guid ApplicationId, TenantId Park, string Company, string Uscc, string IndustryCode, string ContactName, string ContactPhone, PersonId? FiledBy) : IEvent
{
    /// <inheritdoc/>
    public TenantId? Tenant => Park;
}

/// <summary>A park said no to an application.</summary>
/// <param name="ApplicationId">The application.</param>
/// <param name="Park">The park.</param>
[EventName("identity.application-refused.v1")]
public sealed record ApplicationRefused(Guid ApplicationId, TenantId Park) : IEvent
{
    /// <inheritdoc/>
    public TenantId? Tenant => Park;
}

/// <summary>A park said yes to an application.</summary>
/// <param name="ApplicationId">The application.</param>
/// <param name="Park">The park.</param>
[EventName("identity.application-approved.v1")]
public sealed record ApplicationApproved(Guid ApplicationId, TenantId Park) : IEvent
{
    /// <inheritdoc/>
    public TenantId? Tenant => Park;
}
