using SmartPark.Kernel.Events;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;

namespace SmartPark.Portal.Directory;

/// <summary>An enterprise's or partner's page in the directory of its park.</summary>
internal sealed class EnterpriseCard : Entity, IPublished, IVersioned
{
    private EnterpriseCard() { }

    /// <summary>The enterprise; also the card's key.</summary>
    public TenantId TenantId { get; private init; }

    public string Audience { get; private init; } = Kernel.Tenancy.Audience.Everyone;

    public bool Visible { get; private set; } = true;

    public long Version { get; private set; }

    /// <summary>The home park, in whose directory it stands.</summary>
    public TenantId? ParkId { get; private init; }

    public TenantKinds Kind { get; private init; }

    public string Name { get; private init; } = "";

    public string? Uscc { get; private init; }

    public string? IndustryCode { get; private set; }

    public string? DivisionCode { get; private set; }

    public string Intro { get; private set; } = "";

    public string? Website { get; private set; }

    public Guid? LogoFileId { get; private set; }

    public string Contact { get; private set; } = "";

    /// <summary>True when everybody may see the contact.</summary>
    public bool ContactShown { get; private set; }

    public string Tags { get; private set; } = "";

    public DateTimeOffset OpenedAt { get; private init; }

    public static EnterpriseCard Open(TenantId enterprise, OpenCard facts, DateTimeOffset now) => new()
    {
        TenantId = enterprise,
        Kind = facts.Kind,
        Name = facts.Name.Length <= 200 ? facts.Name : facts.Name[..200],
        ParkId = facts.Park,
        Uscc = facts.Uscc,
        IndustryCode = facts.IndustryCode,
        DivisionCode = facts.DivisionCode,
        OpenedAt = now,
    };

    public Result<Done> Change(ChangeCard to)
    {
        if (to.Version != Version) return new Refusal("conflict.changed");
        (Intro, Website, LogoFileId) = (PortalTexts.Clean(to.Intro), PortalTexts.CleanOrNull(to.Website), to.LogoFileId);
        (IndustryCode, DivisionCode) = (PortalTexts.CleanOrNull(to.IndustryCode), PortalTexts.CleanOrNull(to.DivisionCode));
        (Contact, ContactShown, Tags) = (PortalTexts.Clean(to.Contact), to.ContactShown, PortalLists.Join(to.Tags));
        Announce();
        return Result.Done;
    }

    public void Show(bool visible)
    {
        Visible = visible;
        Announce();
    }

    private void Announce() => Raise(new DirectoryChanged(TenantId, "card:" + TenantId, LogoFileId is { } logo ? [logo] : [], Visible));
}
