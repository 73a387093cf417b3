using SmartPark.Identity.Memberships;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Workflows.Approvers;

/// <summary>Asks Identity for people of tenants: who can act, in which roles. Answers of one request are kept for it.</summary>
internal sealed class Colleagues(SystemCalls calls)
{
    private readonly Dictionary<(TenantId, string), IReadOnlyList<ColleagueRow>> _known = [];

    public Task<IReadOnlyList<ColleagueRow>> WithRoleAsync(TenantId tenant, string role, CancellationToken ct) => AskAsync(tenant, "role " + role, new(Role: role), ct);

    public Task<IReadOnlyList<ColleagueRow>> OfAsync(TenantId tenant, IReadOnlyList<PersonId> people, CancellationToken ct) => AskAsync(tenant, "people " + string.Join(',', people), new(People: people), ct);

    public Task<IReadOnlyList<ColleagueRow>> HeadOfAsync(TenantId tenant, Guid department, CancellationToken ct) => AskAsync(tenant, "head " + department, new(HeadOf: department), ct);

    public Task<IReadOnlyList<ColleagueRow>> AboveAsync(TenantId tenant, PersonId person, int levels, CancellationToken ct) => AskAsync(tenant, $"above {person} {levels}", new(Above: person, Levels: levels), ct);

    /// <summary>The person when he can act in the tenant now; null when he left or was disabled, or the tenant was.</summary>
    public async Task<ColleagueRow?> FindAsync(TenantId tenant, PersonId person, CancellationToken ct) => await OfAsync(tenant, [person], ct) is [var found, ..] ? found : null;

    private async Task<IReadOnlyList<ColleagueRow>> AskAsync(TenantId tenant, string key, FindColleagues request, CancellationToken ct)
    {
        if (_known.TryGetValue((tenant, key), out var known)) return known;
        return _known[(tenant, key)] = (await calls.SendAsync(request, tenant, ct)).Require();
    }
}
