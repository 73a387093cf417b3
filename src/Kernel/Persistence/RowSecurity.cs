using System.Text;
using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Tenancy;

namespace SmartPark.Kernel.Persistence;

/// <summary>
/// PostgreSQL row-level security made from the model by the same convention as the query filters: a policy a table, FORCE, for the app role that bypasses nothing.
/// Statements can be repeated; they run after every migration.
/// </summary>
internal static class RowSecurity
{
    private const string Platform = "(select kernel.app_platform())";
    private const string Tenant = "(select kernel.app_tenant())";

    public static string StatementsFor(ModuleDb db)
    {
        var sql = new StringBuilder().AppendLine(null, $"grant usage on schema {db.Module} to {DatabaseOptions.AppRole};");
        foreach (var entity in db.Model.GetEntityTypes().Where(e => !e.IsOwned() && e.GetTableName() is not null).DistinctBy(e => e.GetTableName()))
            Table(sql, $"{entity.GetSchema()}.{entity.GetTableName()}", OwnershipKinds.Of(entity.ClrType), entity.ClrType == typeof(Audit.AuditLine));
        return sql.ToString();
    }

    private static void Table(StringBuilder sql, string table, string kind, bool appendOnly)
    {
        sql.AppendLine(null, $"grant select, insert{(appendOnly ? "" : ", update, delete")} on {table} to {DatabaseOptions.AppRole};");
        sql.AppendLine(null, $"alter table {table} enable row level security; alter table {table} force row level security;");
        sql.AppendLine(null, $"drop policy if exists owner on {table}; drop policy if exists audience on {table};");
        sql.AppendLine(null, $"create policy owner on {table} {Owner(kind)};");
        if (Audience(kind) is { } read) sql.AppendLine(null, $"create policy audience on {table} for {read};");
    }

    private static string Owner(string kind) => kind switch
    {
        nameof(ITenantOwned) or nameof(IPublished) => Both($"{Platform} or tenant_id = {Tenant}"),
        nameof(ITwoPartyOwned) => Both($"{Platform} or provider_id = {Tenant} or consumer_id = {Tenant}"),
        nameof(IPersonOwned) => Both($"{Platform} or person_id = (select kernel.app_person())"),
        nameof(IPlatformOwned) or nameof(IKernelOwned) => Both(Platform),
        _ => throw new InvalidOperationException(kind),
    };

    private static string? Audience(string kind) => kind switch
    {
        nameof(IPlatformOwned) => "select using (true)",
        nameof(IKernelOwned) => "insert with check (true)",
        nameof(IPublished) => $"select using (visible and (audience = '*' or audience = 'park:' || (select kernel.app_park())::text or position(';' || {Tenant}::text || ';' in audience) > 0))",
        _ => null,
    };

    private static string Both(string condition) => $"using ({condition}) with check ({condition})";
}
