using SmartPark.Kernel.Tenancy;

namespace SmartPark.Portal.Enquiries;

/// <summary>A common question with its answer, in words of the park's own: nothing of an asker is copied by itself.</summary>
internal sealed class FaqEntry : IPublished, IVersioned
{
    private FaqEntry() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public TenantId TenantId { get; private init; }

    public string Audience { get; private init; } = Kernel.Tenancy.Audience.Everyone;

    public bool Visible { get; private set; }

    public long Version { get; private set; }

    public EnquiryKind Kind { get; private set; }

    public string Question { get; private set; } = "";

    public string Answer { get; private set; } = "";

    /// <summary>The enquiry it was made from; for the park only.</summary>
    public Guid? EnquiryId { get; private init; }

    public DateTimeOffset ChangedAt { get; private set; }

    public static FaqEntry Of(TenantId park, Guid? enquiry) => new() { TenantId = park, EnquiryId = enquiry };

    public void Say(EnquiryKind kind, string question, string answer, bool visible, DateTimeOffset now) =>
        (Kind, Question, Answer, Visible, ChangedAt) = (kind, PortalTexts.Clean(question), PortalTexts.Clean(answer), visible, now);
}
