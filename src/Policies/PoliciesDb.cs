using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Persistence;
using SmartPark.Kernel.Tenancy;
using SmartPark.Policies.Declarations;
using SmartPark.Policies.Drafts;
using SmartPark.Policies.Facts;
using SmartPark.Policies.Library;
using SmartPark.Policies.Matching;
using SmartPark.Policies.Opportunities;
using SmartPark.Policies.Reach;
using SmartPark.Policies.Rules;
using SmartPark.Policies.Topics;

namespace SmartPark.Policies;

internal sealed class PoliciesDb(DbContextOptions<PoliciesDb> options, DataScopeHolder holder) : ModuleDb(options, holder, "policies")
{
    public DbSet<Policy> Policies => Set<Policy>();

    public DbSet<Topic> Topics => Set<Topic>();

    public DbSet<PolicyDraft> Drafts => Set<PolicyDraft>();

    public DbSet<Profile> Profiles => Set<Profile>();

    public DbSet<Fact> Facts => Set<Fact>();

    public DbSet<RuleVersion> Rules => Set<RuleVersion>();

    public DbSet<Match> Matches => Set<Match>();

    public DbSet<Outreach> Outreach => Set<Outreach>();

    public DbSet<Visit> Visits => Set<Visit>();

    public DbSet<Opportunity> Opportunities => Set<Opportunity>();

    public DbSet<PolicySubscription> Subscriptions => Set<PolicySubscription>();

    public DbSet<Batch> Batches => Set<Batch>();

    public DbSet<Declaration> Declarations => Set<Declaration>();

    public DbSet<ExemptList> ExemptLists => Set<ExemptList>();

    public DbSet<Notice> Notices => Set<Notice>();
}
