using SmartPark.Kernel.Events;
using SmartPark.Kernel.Tenancy;

namespace SmartPark.Portal.Enquiries;

/// <summary>What people are told of an enquiry; numbers and titles only, no contact.</summary>
internal static class EnquiryNews
{
    public static MessageRequested Received(Enquiry e) => Desk(e, "enquiry.received");

    public static MessageRequested Overdue(Enquiry e) => Desk(e, "enquiry.overdue") with { Important = true };

    public static MessageRequested ReopenedAgain(Enquiry e) => Desk(e, "enquiry.reopened");

    public static MessageRequested Assigned(Enquiry e, PersonId person) => To(e, "enquiry.assigned", new(People: [person]), DeskUrl(e));

    public static MessageRequested Answered(Enquiry e, PersonId person) => To(e, "enquiry.answered", new(People: [person]), $"/w/my-questions/{e.Id}");

    private static MessageRequested Desk(Enquiry e, string kind) => To(e, kind, new(Tenants: [e.ProviderId], Permission: PortalPermissions.HandleEnquiries), DeskUrl(e));

    private static MessageRequested To(Enquiry e, string kind, Recipients to, string url) =>
        new(e.ProviderId, kind, to, PortalNews.Both(kind, e.Number), new(e.Title, e.Title), url);

    private static string DeskUrl(Enquiry e) => $"/w/enquiries/{e.Id}";
}
