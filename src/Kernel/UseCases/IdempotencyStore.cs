using System.Data.Common;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using SmartPark.Kernel.Persistence;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;

namespace SmartPark.Kernel.UseCases;

/// <summary>Answers of commands that clients may repeat, kept 7 days: same key and request, same answer; same key and another request, a refusal.</summary>
internal sealed class IdempotencyStore(TimeProvider clock)
{
    public static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    public async Task<(bool Found, TResponse? Answer)> FindAsync<TResponse>(ModuleDb db, CallContext call, CancellationToken ct)
    {
        var transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        var key = call.Idempotency!;
        var postgres = Sql.IsPostgres(transaction);
        if (postgres) await Sql.ExecuteAsync(transaction, "select pg_advisory_xact_lock(hashtextextended(@k, 7))", ct, ("k", Who(call.Caller) + key.Key));
        await using var command = Sql.Command(transaction.Connection!, transaction, $"select request_hash, answer from {Table(postgres)} where tenant_id = @tenant and caller = @caller and key = @key",
            ("tenant", Owner(call.Caller, db.Scope)), ("caller", Who(call.Caller)), ("key", key.Key));
        await using var reader = await command.ExecuteReaderAsync(ct);
        if (!await reader.ReadAsync(ct)) return (false, default);
        if (reader.GetString(0) != key.RequestHash) return (true, Answers<TResponse>.Refuse(new("idempotency.other-request")));
        return (true, reader.GetString(1) is { Length: > 0 } answer ? Again<TResponse>(answer) : Answers<TResponse>.Refuse(new("idempotency.shown-once")));
    }

    public Task<int> StoreAsync(DbTransaction transaction, DataScope scope, CallContext call, string answer, CancellationToken ct) => Sql.ExecuteAsync(transaction,
        $"insert into {Table(Sql.IsPostgres(transaction))} (tenant_id, caller, key, request_hash, answer, at) values (@tenant, @caller, @key, @hash, @answer, @at)", ct,
        ("tenant", Owner(call.Caller, scope)), ("caller", Who(call.Caller)), ("key", call.Idempotency!.Key), ("hash", call.Idempotency.RequestHash), ("answer", answer), ("at", clock.GetUtcNow()));

    private static TResponse Again<TResponse>(string json)
    {
        var value = JsonSerializer.Deserialize(json, typeof(TResponse).GetGenericArguments()[0], JsonSerializerOptions.Web);
        return (TResponse)typeof(TResponse).GetMethods().Single(m => m.Name == "op_Implicit" && m.GetParameters()[0].ParameterType != typeof(Refusal)).Invoke(null, [value])!;
    }

    private static string Table(bool postgres) => Sql.Table(postgres, "kernel", "idempotency");

    /// <summary>The caller's tenant; for a visitor the tenant he addresses, in whose rows he writes (row-level security holds him to it); otherwise the platform.</summary>
    private static TenantId Owner(Caller caller, DataScope scope) => caller.Tenant ?? (scope.Tenant == TenantId.None ? TenantId.Platform : scope.Tenant);

    private static string Who(Caller caller) => (caller.Person?.ToString() ?? caller.CredentialId?.ToString()) ?? caller.Kind.ToString();
}
