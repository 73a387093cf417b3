using SmartPark.Identity.Tenants;
using SmartPark.Portal.Articles;
using SmartPark.Portal.Directory;
using SmartPark.Portal.Enquiries;

namespace SmartPark.Portal.Demo;

/// <summary>What samples/demo says, file by file. Days count from the day of loading; what has happened is negative.</summary>
internal sealed record DemoContent(
    ParkFile Park, IReadOnlyList<CompanyEntry> Enterprises, IReadOnlyList<CompanyEntry> Partners, PeopleFile People, IReadOnlyList<ArticleEntry> Articles,
    IReadOnlyList<EnquiryEntry> Enquiries, IReadOnlyList<FaqEntryText> Faq, IReadOnlyList<TopicEntry> Topics);

internal sealed record ParkFile(
    string Slug, string Name, string NameEn, string Division, string Accent, string Intro, string IntroEn, string Phone, string Email, string Address, string Footer,
    IReadOnlyList<string> HomeColumns, IReadOnlyList<ColumnEntry> Columns, DaysEntry AnswerDays);

internal sealed record ColumnEntry(string Code, string Name, string NameEn, int Position);

internal sealed record DaysEntry(int Question, int Complaint, int Suggestion);

internal sealed record EnterprisesFile(IReadOnlyList<CompanyEntry> Enterprises);

internal sealed record PartnersFile(IReadOnlyList<CompanyEntry> Partners);

/// <summary>An enterprise or partner; <paramref name="Number"/> makes its fictional credit code.</summary>
internal sealed record CompanyEntry(
    string Slug, string Name, bool Prospective, TenantSubKind? SubKind, string Industry, string Division, int Number, IReadOnlyList<string> Tags, string Intro, string Contact, string? Website,
    string Person, IReadOnlyList<ProductEntry> Products, IReadOnlyList<CertificateEntry> Certificates)
{
    public TenantSubKind Kind => SubKind ?? (Prospective ? TenantSubKind.ProspectiveEnterprise : TenantSubKind.ResidentEnterprise);
}

internal sealed record ProductEntry(ProductKind Kind, string Name, string Summary, IReadOnlyList<string> Keywords);

internal sealed record CertificateEntry(string Name, string Issuer, int FromDay, int? UntilDay);

internal sealed record PeopleFile(PersonEntry Operator, PersonEntry ParkManager, PersonEntry EnterpriseAdministrator, PersonEntry EnterpriseMember, PersonEntry Partner, PersonEntry Editor, PersonEntry ServiceDesk, PersonEntry Switcher);

internal sealed record PersonEntry(string Name, string Email, string Title, string? Tenant, string? SecondTenant);

internal sealed record ArticlesFile(IReadOnlyList<ArticleEntry> Articles);

internal sealed record ArticleEntry(
    string Slug, string Column, ArticleState State, int Day, string Title, string Summary, string? Cover, int? Slide, int? PinnedForDays, int? ExpiresOnDay, bool ParkOnly, bool Tell, string? Reason);

internal sealed record EnquiriesFile(IReadOnlyList<EnquiryEntry> Enquiries);

/// <summary>An enquiry; <paramref name="Enterprise"/> is the asker's slug, or null for a visitor.</summary>
internal sealed record EnquiryEntry(
    EnquiryKind Kind, string Title, string Text, string? Enterprise, string? Name, string? Contact, int DaysAgo, string State, string? Answer, int? AnsweredAfterDays, int? Score, string? Comment, string? ReopenedWith);

internal sealed record FaqFile(IReadOnlyList<FaqEntryText> Faq);

internal sealed record FaqEntryText(EnquiryKind Kind, string Question, string Answer);

internal sealed record TopicsFile(IReadOnlyList<TopicEntry> Topics);

/// <summary>A topic of policies, named by their ids in samples/policies.</summary>
internal sealed record TopicEntry(string Slug, string Title, string TitleEn, string Intro, IReadOnlyList<string> Policies);
