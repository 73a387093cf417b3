using SmartPark.Kernel.Files;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;
using SmartPark.Workflows.Tasks;

namespace SmartPark.Workflows.Instances;

/// <summary>Files of a case are opened by those who see the case, and by none of their colleagues.</summary>
internal sealed class CaseFileGuard(TaskDoor door, CallContext call) : IFileGuard
{
    public string Guards => "process:";

    public async Task<bool> MayOpenAsync(string usedBy, CancellationToken ct)
    {
        if (call.Caller.Kind == TicketKind.System) return true;
        return call.Caller.Person is not null && call.Caller.Tenant is not null && Guid.TryParse(usedBy.Split(':')[1], out var instance) && await door.SeesAsync(instance, ct);
    }
}
