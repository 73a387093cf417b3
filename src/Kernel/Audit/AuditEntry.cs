using System.Reflection;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;

namespace SmartPark.Kernel.Audit;

/// <summary>One line before it is chained: who did what to which rows. Values of fields are not stored, so the trail holds no personal data beyond ids.</summary>
/// <param name="Chain">Tenant in whose trail it stands.</param>
/// <param name="Person">Who; null for visitors and the system.</param>
/// <param name="Credential">Session or API key row.</param>
/// <param name="Actor">How the actor was known: Session, ApiKey, System, Visitor.</param>
/// <param name="Action">Name of the request.</param>
/// <param name="Outcome"><c>ok</c>, <c>read</c> or a refusal code.</param>
/// <param name="Subject">Ids the request names, as JSON.</param>
/// <param name="Details">Rows written (entity, key, operation, fields), or what was read, as JSON.</param>
internal sealed record AuditEntry(TenantId Chain, PersonId? Person, Guid? Credential, string Actor, string Action, string Outcome, string Subject, string Details)
{
    private const int MostRows = 50;

    public static AuditEntry Write(Caller caller, DataScope scope, object request, ChangeTracker tracker)
    {
        var rows = tracker.Entries().Where(e => e.Entity is not IKernelOwned && e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
            .Where(e => e.Entity is not IKernelOwned).ToList();
        var told = rows.Take(MostRows).Select(Row).ToList();
        return Of(caller, scope, request, "ok", JsonSerializer.Serialize(new { rows = told, more = rows.Count - told.Count }));
    }

    public static AuditEntry Read(Caller caller, DataScope scope, object request, string what) => Of(caller, scope, request, "read", JsonSerializer.Serialize(new { what }));

    public static AuditEntry Denied(Caller caller, Type request, Refusal refusal) =>
        new(caller.Tenant ?? TenantId.Platform, caller.Person, caller.CredentialId, caller.Kind.ToString(), request.Name, refusal.Code, "{}", "{}");

    private static AuditEntry Of(Caller caller, DataScope scope, object request, string outcome, string details) =>
        new(ChainOf(caller, scope), caller.Person, caller.CredentialId, caller.Kind.ToString(), request.GetType().Name, outcome, Subjects(request), details);

    /// <summary>The trail of the tenant whose data was used; across tenants, the caller's own.</summary>
    private static TenantId ChainOf(Caller caller, DataScope scope) =>
        !scope.Platform && scope.Tenant != TenantId.None ? scope.Tenant : caller.Tenant ?? TenantId.Platform;

    private static object Row(EntityEntry entry) => new
    {
        entity = entry.Metadata.ClrType.Name,
        key = string.Join('/', entry.Metadata.FindPrimaryKey()!.Properties.Select(p => Plain(entry.Property(p.Name).CurrentValue))),
        op = entry.State.ToString(),
        fields = entry.State == EntityState.Modified ? entry.Properties.Where(p => p.IsModified).Select(p => p.Metadata.Name).ToArray() : [],
    };

    private static string Subjects(object request)
    {
        var ids = request.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.Name.EndsWith("Id", StringComparison.Ordinal) && (p.PropertyType == typeof(Guid) || p.PropertyType == typeof(TenantId) || p.PropertyType == typeof(PersonId)))
            .ToDictionary(p => p.Name, p => Plain(p.GetValue(request)));
        return JsonSerializer.Serialize(ids);
    }

    private static string? Plain(object? id) => id?.ToString();
}
