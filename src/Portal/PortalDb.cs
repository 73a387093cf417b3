using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Persistence;
using SmartPark.Kernel.Tenancy;
using SmartPark.Portal.Articles;
using SmartPark.Portal.Directory;
using SmartPark.Portal.Enquiries;
using SmartPark.Portal.Messages;
using SmartPark.Portal.Sites;

namespace SmartPark.Portal;

/// <summary>The portal's tables: sites, articles, enquiries, messages and the directory.</summary>
internal sealed class PortalDb(DbContextOptions<PortalDb> options, DataScopeHolder holder) : ModuleDb(options, holder, "portal")
{
    public DbSet<Site> Sites => Set<Site>();

    public DbSet<Article> Articles => Set<Article>();

    public DbSet<ArticleRevision> ArticleRevisions => Set<ArticleRevision>();

    public DbSet<ArticleColumn> ArticleColumns => Set<ArticleColumn>();

    public DbSet<Enquiry> Enquiries => Set<Enquiry>();

    public DbSet<EnquiryAct> EnquiryActs => Set<EnquiryAct>();

    public DbSet<EnquiryNumber> EnquiryNumbers => Set<EnquiryNumber>();

    public DbSet<AccessCode> AccessCodes => Set<AccessCode>();

    public DbSet<FaqEntry> FaqEntries => Set<FaqEntry>();

    public DbSet<Message> Messages => Set<Message>();

    public DbSet<MessageBatch> MessageBatches => Set<MessageBatch>();

    public DbSet<MessageSettings> MessageSettings => Set<MessageSettings>();

    public DbSet<MessagePreference> MessagePreferences => Set<MessagePreference>();

    public DbSet<OutgoingMessage> OutgoingMessages => Set<OutgoingMessage>();

    public DbSet<EnterpriseCard> EnterpriseCards => Set<EnterpriseCard>();

    public DbSet<Product> Products => Set<Product>();

    public DbSet<Certificate> Certificates => Set<Certificate>();

    /// <summary>The database's own <c>lower</c>, for searching without regard to case; translated, never called.</summary>
    [DbFunction("lower", IsBuiltIn = true)]
    public static string Lower(string text) => throw new NotSupportedException(text);
}
