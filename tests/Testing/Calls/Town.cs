using Microsoft.Extensions.DependencyInjection;
using SmartPark.Identity.People;
using SmartPark.Identity.Tenants;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Testing.Calls;

/// <summary>Tenants and people that Identity really knows, for tests in which work is given to people; each calls with the permissions the test says.</summary>
public sealed class Town(ModuleHost host)
{
    /// <summary>Sends as the system, in a tenant or for the platform.</summary>
    public Task<Result<T>> AsSystem<T>(IUseCase<T> request, TenantId? tenant = null) => host.Services.GetRequiredService<SystemCalls>().SendAsync(request, tenant);

    /// <summary>Opens a park.</summary>
    public async Task<TenantId> ParkAsync(string name = "河湾园区") => (await AsSystem(new OpenTenant(TenantSubKind.Park, name, Slug: Slug(), DivisionCode: "210100"))).Require().TenantId;

    /// <summary>Opens an enterprise of a park.</summary>
    public async Task<TenantId> FirmAsync(TenantId park, string name, string? uscc = null) =>
        (await AsSystem(new OpenTenant(TenantSubKind.ResidentEnterprise, name, park, Slug: Slug(), Uscc: uscc, IndustryCode: "3421", DivisionCode: "210100"))).Require().TenantId;

    /// <summary>Gives a person a place in a tenant.</summary>
    public async Task<(PersonId Id, Ticket Ticket)> PersonAsync(TenantId tenant, TenantKinds kind, TenantId? park, string name, string role, params string[] permissions)
    {
        var id = (await AsSystem(new AddPerson(tenant, name, $"p{Guid.NewGuid():N}@example.com", [role]))).Require();
        return (id, host.Callers.Person(tenant, kind, kind == TenantKinds.Operator ? null : park, id, permissions, name: name));
    }

    private static string Slug() => "t" + Guid.NewGuid().ToString("N")[..12];
}
