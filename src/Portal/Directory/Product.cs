using SmartPark.Kernel.Events;
using SmartPark.Kernel.Tenancy;

namespace SmartPark.Portal.Directory;

/// <summary>What an enterprise shows.</summary>
public enum ProductKind
{
    /// <summary>产品: a product.</summary>
    Product,

    /// <summary>解决方案: a solution.</summary>
    Solution,
}

/// <summary>A product or solution on an enterprise's page.</summary>
internal sealed class Product : Entity, IPublished, IVersioned
{
    private Product() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public TenantId TenantId { get; private init; }

    public string Audience { get; private init; } = Kernel.Tenancy.Audience.Everyone;

    public bool Visible { get; private set; }

    public long Version { get; private set; }

    public ProductKind Kind { get; private set; }

    public string Name { get; private set; } = "";

    public string Summary { get; private set; } = "";

    public string Description { get; private set; } = "";

    public Guid? PictureId { get; private set; }

    public string Keywords { get; private set; } = "";

    public DateTimeOffset ChangedAt { get; private set; }

    public static Product Of(TenantId enterprise) => new() { TenantId = enterprise };

    /// <summary>Visible only while the enterprise's page is.</summary>
    public void Say(ProductText text, bool visible, DateTimeOffset now)
    {
        (Kind, Name, Summary) = (text.Kind, PortalTexts.Clean(text.Name), PortalTexts.Clean(text.Summary));
        (Description, PictureId, Keywords) = (PortalTexts.Clean(text.Description), text.PictureId, PortalLists.Join(text.Keywords));
        ChangedAt = now;
        Show(visible);
    }

    public void Show(bool visible)
    {
        Visible = visible;
        Raise(new DirectoryChanged(TenantId, "product:" + Id, PictureId is { } picture ? [picture] : [], Visible));
    }

    /// <summary>Lets its picture go before the row is removed.</summary>
    public void Leave() => Raise(new DirectoryChanged(TenantId, "product:" + Id, [], false));
}

/// <summary>A certificate of an enterprise, with its dates.</summary>
internal sealed class Certificate : Entity, IPublished
{
    private Certificate() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public TenantId TenantId { get; private init; }

    public string Audience { get; private init; } = Kernel.Tenancy.Audience.Everyone;

    public bool Visible { get; private set; }

    public string Name { get; private set; } = "";

    public string Number { get; private set; } = "";

    public string Issuer { get; private set; } = "";

    public DateOnly ValidFrom { get; private set; }

    public DateOnly? ValidUntil { get; private set; }

    public Guid? FileId { get; private set; }

    public static Certificate Of(TenantId enterprise, AddCertificate to, bool visible)
    {
        var certificate = new Certificate
        {
            TenantId = enterprise,
            Name = PortalTexts.Clean(to.Name),
            Number = PortalTexts.Clean(to.Number),
            Issuer = PortalTexts.Clean(to.Issuer),
            ValidFrom = to.ValidFrom,
            ValidUntil = to.ValidUntil,
            FileId = to.FileId,
        };
        certificate.Show(visible);
        return certificate;
    }

    public void Show(bool visible)
    {
        Visible = visible;
        Raise(new DirectoryChanged(TenantId, "certificate:" + Id, FileId is { } file ? [file] : [], Visible));
    }

    public void Leave() => Raise(new DirectoryChanged(TenantId, "certificate:" + Id, [], false));
}
