using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Persistence;
using SmartPark.Kernel.Tenancy;
using SmartPark.Workflows.Calendars;
using SmartPark.Workflows.Definitions;
using SmartPark.Workflows.Instances;
using SmartPark.Workflows.StandIns;
using SmartPark.Workflows.Tasks;

namespace SmartPark.Workflows;

internal sealed class WorkflowsDb(DbContextOptions<WorkflowsDb> options, DataScopeHolder holder) : ModuleDb(options, holder, "workflows")
{
    public DbSet<ProcessDefinition> Definitions => Set<ProcessDefinition>();

    public DbSet<Adoption> Adoptions => Set<Adoption>();

    public DbSet<ProcessInstance> Instances => Set<ProcessInstance>();

    public DbSet<Act> Acts => Set<Act>();

    public DbSet<WorkTask> Tasks => Set<WorkTask>();

    public DbSet<InstanceWait> Waits => Set<InstanceWait>();

    public DbSet<Copy> Copies => Set<Copy>();

    public DbSet<StandIn> StandIns => Set<StandIn>();

    public DbSet<TenantCalendar> Calendars => Set<TenantCalendar>();

    /// <summary>The one instance that fits, when whoever else takes it a step further is done: of two people whose tasks stand beside each other neither is refused.</summary>
    public async Task<ProcessInstance?> TakeAsync(IQueryable<ProcessInstance> fitting, CancellationToken ct)
    {
        if (Database.CurrentTransaction is not null && Database.IsNpgsql() && await fitting.Select(i => (Guid?)i.Id).SingleOrDefaultAsync(ct) is { } id) await HoldAsync(id, ct);
        return await fitting.SingleOrDefaultAsync(ct);
    }
}
