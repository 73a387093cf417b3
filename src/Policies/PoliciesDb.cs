using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Persistence;
using SmartPark.Kernel.Tenancy;
using SmartPark.Policies.Drafts;
using SmartPark.Policies.Library;
using SmartPark.Policies.Topics;

namespace SmartPark.Policies;

internal sealed class PoliciesDb(DbContextOptions<PoliciesDb> options, DataScopeHolder holder) : ModuleDb(options, holder, "policies")
{
    public DbSet<Policy> Policies => Set<Policy>();

    public DbSet<Topic> Topics => Set<Topic>();

    public DbSet<PolicyDraft> Drafts => Set<PolicyDraft>();
}
