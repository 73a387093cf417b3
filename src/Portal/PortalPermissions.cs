using SmartPark.Kernel.Tenancy;
using static SmartPark.Kernel.Tenancy.BuiltInRole;

namespace SmartPark.Portal;

/// <summary>What may be allowed in the portal.</summary>
public static class PortalPermissions
{
    /// <summary>Write articles and send them to review.</summary>
    public const string WriteArticles = "portal.articles.write";

    /// <summary>Review, publish, schedule, pin and withdraw articles, and manage the park's own columns.</summary>
    public const string PublishArticles = "portal.articles.publish";

    /// <summary>See, assign, answer and close the questions and complaints put to the own park.</summary>
    public const string HandleEnquiries = "portal.enquiries.handle";

    /// <summary>Put questions and complaints to the home park for the own enterprise.</summary>
    public const string AskEnquiries = "portal.enquiries.ask";

    /// <summary>Change the own enterprise's page, products and certificates in the directory.</summary>
    public const string EditDirectory = "portal.directory.edit";

    /// <summary>Change the park's site: name, address, colours, contact, deadlines.</summary>
    public const string EditSite = "portal.site.edit";

    /// <summary>Choose which park's site the installation opens with.</summary>
    public const string ChooseDefaultSite = "portal.sites.choose-default";

    /// <summary>See the cockpit of the own tenant.</summary>
    public const string ReadCockpit = "portal.cockpit.read";

    /// <summary>See what the own tenant told people and who has read it.</summary>
    public const string ReadReceipts = "portal.messages.receipts";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Permission> All { get; } =
    [
        new(WriteArticles, TenantKinds.Park, Editor, ParkManager, Administrator),
        new(PublishArticles, TenantKinds.Park, ParkManager, Administrator),
        new(HandleEnquiries, TenantKinds.Park, ServiceDesk, ParkManager, Administrator),
        new(AskEnquiries, TenantKinds.Enterprise | TenantKinds.Partner, Administrator, Member),
        new(EditDirectory, TenantKinds.Enterprise | TenantKinds.Partner, Administrator),
        new(EditSite, TenantKinds.Park, ParkManager, Administrator),
        new(ChooseDefaultSite, TenantKinds.Operator, PlatformOperator),
        new(ReadCockpit, TenantKinds.All, ParkManager, Administrator, PlatformOperator, Supervisor),
        new(ReadReceipts, TenantKinds.All, ParkManager, Administrator, PlatformOperator),
    ];
}
