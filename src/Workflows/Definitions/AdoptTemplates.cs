using Microsoft.EntityFrameworkCore;
using SmartPark.Identity.Tenants;
using SmartPark.Kernel.Events;
using SmartPark.Kernel.Jobs;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Workflows.Definitions;

/// <summary>Puts the shipped processes into use in the tenant acted in, once, as far as they are for its kind and it has none of the key. It may change and retire them.</summary>
/// <param name="Kind">Kind of the tenant.</param>
[SystemOnly]
public sealed record AdoptTemplates(TenantKinds Kind) : ICommand<int>;

/// <summary>Tenants that were given the shipped processes.</summary>
[SystemOnly]
[PlatformWide("a clock asks which tenants were open before there were processes; it reads no more than ids")]
public sealed record TenantsThatAdopted : IQuery<IReadOnlyList<TenantId>>;

internal sealed class AdoptTemplatesHandler(WorkflowsDb db, CallContext call, TimeProvider clock) : IHandle<AdoptTemplates, int>, IHandle<TenantsThatAdopted, IReadOnlyList<TenantId>>
{
    public async Task<Result<int>> Handle(AdoptTemplates request, CancellationToken cancellationToken)
    {
        if (await db.Adoptions.AnyAsync(a => a.TenantId == call.Tenant, cancellationToken)) return 0;
        db.Add(new Adoption { TenantId = call.Tenant, At = clock.GetUtcNow() });
        var known = await db.Definitions.Where(d => d.TenantId == call.Tenant).Select(d => d.Key).Distinct().ToListAsync(cancellationToken);
        var missing = Templates.All.Where(t => t.Fits(request.Kind) && !known.Contains(t.Key)).ToList();
        foreach (var template in missing)
        {
            var definition = new ProcessDefinition { TenantId = call.Tenant, Key = template.Key, Number = 1 };
            definition.Change(template.Name, template.Document, null, clock.GetUtcNow());
            definition.Publish(template.ForPark && request.Kind == TenantKinds.Park ? Audience.OfPark(call.Tenant) : Audience.Of([call.Tenant]), null, clock.GetUtcNow());
            db.Add(definition);
        }
        return missing.Count;
    }

    public async Task<Result<IReadOnlyList<TenantId>>> Handle(TenantsThatAdopted request, CancellationToken cancellationToken) =>
        Result.Of<IReadOnlyList<TenantId>>(await db.Adoptions.Select(a => a.TenantId).ToListAsync(cancellationToken));
}

/// <summary>Tenants that were open before this module came begin with the shipped processes too; at the start of the portal and once an hour, for those that were disabled meanwhile.</summary>
[Every(3600)]
internal sealed class AdoptTemplatesJob(SystemCalls calls) : IJob
{
    public async Task RunAsync(IUseCases useCases, CancellationToken ct)
    {
        var adopted = (await useCases.SendAsync(new TenantsThatAdopted(), ct)).Require().ToHashSet();
        for (var number = 1; ; number++)
        {
            var page = (await useCases.SendAsync(new FindTenants(Paging: new(number, Paging.MaxSize)), ct)).Require();
            foreach (var tenant in page.Rows.Where(t => t.Enabled && !adopted.Contains(t.Id))) await calls.SendAsync(new AdoptTemplates(tenant.Kind), tenant.Id, ct);
            if (page.Rows.Count < Paging.MaxSize) return;
        }
    }
}

/// <summary>A new tenant begins with the shipped processes.</summary>
internal sealed class WhenTenantOpened : IHandleEvent<TenantOpened>
{
    public Task HandleAsync(TenantOpened happened, IUseCases useCases, CancellationToken ct) => useCases.SendAsync(new AdoptTemplates(happened.Kind), ct);
}
