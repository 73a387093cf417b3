using Microsoft.EntityFrameworkCore;
using SmartPark.Identity.Tenants;
using SmartPark.Kernel.Events;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Workflows.Definitions;

/// <summary>Puts the shipped processes into use in the tenant acted in, as far as they are for its kind and it has none of the key. It may change and retire them.</summary>
/// <param name="Kind">Kind of the tenant.</param>
[SystemOnly]
public sealed record AdoptTemplates(TenantKinds Kind) : ICommand<int>;

internal sealed class AdoptTemplatesHandler(WorkflowsDb db, CallContext call, TimeProvider clock) : IHandle<AdoptTemplates, int>
{
    public async Task<Result<int>> Handle(AdoptTemplates request, CancellationToken cancellationToken)
    {
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
}

/// <summary>A new tenant begins with the shipped processes.</summary>
internal sealed class WhenTenantOpened : IHandleEvent<TenantOpened>
{
    public Task HandleAsync(TenantOpened happened, IUseCases useCases, CancellationToken ct) => useCases.SendAsync(new AdoptTemplates(happened.Kind), ct);
}
