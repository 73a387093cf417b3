using SmartPark.Kernel.Audit;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Portal.Commands;

internal sealed class VerifyTrail : ICommandLine
{
    public string Words => "audit verify";

    public string Help => "[--tenant ID]                    recomputes the hash chains; names the first line that does not fit";

    public bool Writes => false;

    public async Task<int> RunAsync(Arguments arguments, IServiceProvider services, CancellationToken ct)
    {
        arguments.AllowOnly("tenant");
        var calls = services.GetRequiredService<SystemCalls>();
        IReadOnlyList<TenantId> tenants = arguments.Find("tenant") is { } text
            ? [TenantId.TryParse(text, null, out var one) ? one : throw new UsageException($"\"{text}\" is no tenant id")]
            : (await calls.SendAsync(new ListAuditedTenants(), null, ct)).Require();
        var broken = 0;
        foreach (var tenant in tenants)
        {
            var verdict = (await calls.SendAsync(new VerifyAudit(tenant), tenant, ct)).Require();
            if (verdict.BrokenAt is not null) broken++;
            Console.WriteLine(verdict.BrokenAt is null ? $"{tenant}: {verdict.Lines} lines, whole" : $"{tenant}: broken at line {verdict.BrokenAt} ({verdict.Reason})");
        }
        return broken == 0 ? 0 : 1;
    }
}
