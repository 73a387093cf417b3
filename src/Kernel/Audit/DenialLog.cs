using SmartPark.Kernel.Persistence;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;

namespace SmartPark.Kernel.Audit;

/// <summary>Leaves a line when a signed-in caller asked for what it may not do (ASVS 5.0 V16.3.2). Visitors leave none: they could fill the trail.</summary>
internal sealed class DenialLog(ModuleRegistry modules, IServiceProvider services, UnitOfWork work, DataScopeHolder scope)
{
    public async Task WriteAsync(Caller caller, Type request, Refusal refusal, CancellationToken ct)
    {
        if (caller.Tenant is not { } tenant || caller.Kind == TicketKind.Visitor) return;
        scope.Scope = DataScope.Public with { Tenant = tenant, Person = caller.Person ?? PersonId.None };
        await work.AuditReadAsync(modules.DbFor(request, services), AuditEntry.Denied(caller, request, refusal), ct);
    }
}
