using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SmartPark.Kernel.Events;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Portal.Enquiries;

namespace SmartPark.Portal.Sites;

/// <summary>A park's public face; everybody reads it.</summary>
internal sealed class Site : Entity, IPublished, IVersioned
{
    private Site() { }

    /// <summary>The park; also the site's key.</summary>
    public TenantId TenantId { get; private init; }

    public string Audience { get; private set; } = Kernel.Tenancy.Audience.Everyone;

    public bool Visible { get; private set; } = true;

    public long Version { get; private set; }

    public string Slug { get; private set; } = "";

    public string? Domain { get; private set; }

    public string Name { get; private set; } = "";

    public string NameEn { get; private set; } = "";

    public Guid? LogoFileId { get; private set; }

    public string? Accent { get; private set; }

    public string Intro { get; private set; } = "";

    public string IntroEn { get; private set; } = "";

    public string Phone { get; private set; } = "";

    public string Email { get; private set; } = "";

    public string Address { get; private set; } = "";

    public string Footer { get; private set; } = "";

    public string HomeColumns { get; private set; } = "news;notice;park-info;success-story";

    public int QuestionDays { get; private set; } = 5;

    public int ComplaintDays { get; private set; } = 5;

    public int SuggestionDays { get; private set; } = 5;

    /// <summary>True when an article needs a reviewer who did not write it.</summary>
    public bool OthersReview { get; private set; }

    public bool IsDefault { get; private set; }

    public static Site Open(TenantId park, string slug, string name, string? nameEn, bool isDefault) => new()
    {
        TenantId = park,
        Slug = slug.ToLowerInvariant(),
        Name = PortalTexts.Clean(name),
        NameEn = PortalTexts.CleanOrNull(nameEn) ?? PortalTexts.Clean(name),
        IsDefault = isDefault,
    };

    /// <summary>Working days in which an enquiry of the kind is to be answered.</summary>
    public int DaysFor(EnquiryKind kind) => kind switch
    {
        EnquiryKind.Complaint => ComplaintDays,
        EnquiryKind.Suggestion => SuggestionDays,
        _ => QuestionDays,
    };

    public void BeDefault(bool isDefault) => IsDefault = isDefault;

    public Result<Done> Change(ChangeSite to)
    {
        if (to.Version != Version) return new Refusal("conflict.changed");
        (Slug, Domain) = (to.Slug.ToLowerInvariant(), PortalTexts.CleanOrNull(to.Domain)?.ToLowerInvariant());
        (Name, NameEn) = (PortalTexts.Clean(to.Name), PortalTexts.Clean(to.NameEn));
        (LogoFileId, Accent) = (to.LogoFileId, PortalTexts.CleanOrNull(to.Accent)?.ToLowerInvariant());
        (Intro, IntroEn, Footer) = (PortalTexts.Clean(to.Intro), PortalTexts.Clean(to.IntroEn), PortalTexts.Clean(to.Footer));
        (Phone, Email, Address) = (PortalTexts.Clean(to.Contact.Phone), PortalTexts.Clean(to.Contact.Email), PortalTexts.Clean(to.Contact.Address));
        HomeColumns = PortalLists.Join(to.HomeColumns);
        (QuestionDays, ComplaintDays, SuggestionDays) = (to.Days.Question, to.Days.Complaint, to.Days.Suggestion);
        OthersReview = to.OthersReview;
        Raise(new SiteChanged(TenantId, LogoFileId));
        return Result.Done;
    }
}

internal sealed class SiteMapping : IEntityTypeConfiguration<Site>
{
    public void Configure(EntityTypeBuilder<Site> builder)
    {
        builder.ToTable("Sites").HasKey(s => s.TenantId);
        builder.Property(s => s.TenantId).ValueGeneratedNever();
        builder.Property(s => s.Audience).HasMaxLength(2000);
        builder.Property(s => s.Slug).HasMaxLength(60);
        builder.Property(s => s.Domain).HasMaxLength(253);
        builder.Property(s => s.Name).HasMaxLength(100);
        builder.Property(s => s.NameEn).HasMaxLength(100);
        builder.Property(s => s.Accent).HasMaxLength(7);
        builder.Property(s => s.Intro).HasMaxLength(4000);
        builder.Property(s => s.IntroEn).HasMaxLength(4000);
        builder.Property(s => s.Phone).HasMaxLength(60);
        builder.Property(s => s.Email).HasMaxLength(254);
        builder.Property(s => s.Address).HasMaxLength(300);
        builder.Property(s => s.Footer).HasMaxLength(1000);
        builder.Property(s => s.HomeColumns).HasMaxLength(600);
        builder.HasIndex(s => s.Slug).IsUnique();
        builder.HasIndex(s => s.Domain).IsUnique();
        builder.HasIndex(s => s.TenantId).HasFilter("is_default"); // one row: found and in order without a look at the others
    }
}
