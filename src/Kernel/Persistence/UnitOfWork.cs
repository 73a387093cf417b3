using System.Data;
using System.Data.Common;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using SmartPark.Kernel.Audit;
using SmartPark.Kernel.Events;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Search;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Kernel.Persistence;

/// <summary>A transaction together with the gate it was begun behind.</summary>
internal sealed record OpenTransaction(ModuleDb Db, IDbContextTransaction Transaction, IAsyncDisposable Gate) : IAsyncDisposable
{
    /// <summary>The ADO.NET transaction; on SQLite it is ours to dispose, the context only borrows it.</summary>
    public DbTransaction Raw { get; } = Transaction.GetDbTransaction();

    public async ValueTask DisposeAsync()
    {
        await Transaction.DisposeAsync();
        await Raw.DisposeAsync();
        await Gate.DisposeAsync();
    }
}

/// <summary>Begins and commits the one transaction of a command.</summary>
internal sealed class UnitOfWork(SqliteGate gate, AuditTrail audit, SearchIndex search, IdempotencyStore idempotency, TimeProvider clock)
{
    public async Task<OpenTransaction> BeginAsync(ModuleDb db, CancellationToken ct)
    {
        var held = await gate.EnterAsync(ct);
        try
        {
            await db.Database.OpenConnectionAsync(ct);
            return new(db, await BeginRawAsync(db, ct), held);
        }
        catch
        {
            await held.DisposeAsync();
            throw;
        }
    }

    public async Task<bool> AlreadyDeliveredAsync(ModuleDb db, Delivery? delivery, CancellationToken ct) =>
        delivery is not null && await db.Set<InboxEntry>().IgnoreQueryFilters([OwnershipKinds.FilterName])
            .AnyAsync(e => e.EventId == delivery.EventId && e.Handler == delivery.Handler, ct);

    public async Task<(bool Found, TResponse? Answer)> EarlierAnswerAsync<TResponse>(ModuleDb db, CallContext call, CancellationToken ct) =>
        call.Idempotency is null ? (false, default) : await idempotency.FindAsync<TResponse>(db, call, ct);

    public async Task CommitAsync(OpenTransaction open, CallContext call, object request, object response, CancellationToken ct)
    {
        var db = open.Db;
        if (call.Delivery is { } delivery) db.Add(new InboxEntry { EventId = delivery.EventId, Handler = delivery.Handler, HandledAt = clock.GetUtcNow() });
        db.ChangeTracker.DetectChanges();
        var entry = AuditEntry.Write(call.Caller, db.Scope, request, db.ChangeTracker);
        await db.SaveChangesAsync(ct);
        await search.WriteAsync(open.Raw, db.SearchChanges, ct);
        if (call.Idempotency is not null) await idempotency.StoreAsync(open.Raw, db.Scope, call, Kept(request, response), ct);
        await audit.AppendAsync(open.Raw, entry, ct);
        await open.Transaction.CommitAsync(ct);
        db.ForgetSearchChanges();
    }

    /// <summary>The answer as kept for repeats; empty when it holds a secret.</summary>
    private static string Kept(object request, object response) =>
        request.GetType().IsDefined(typeof(ShownOnceAttribute), false) ? "" : JsonSerializer.Serialize(((IResult)response).Boxed, JsonSerializerOptions.Web);

    /// <summary>Writes one audit line in a transaction of its own.</summary>
    public async Task AuditReadAsync(ModuleDb db, AuditEntry entry, CancellationToken ct)
    {
        await using var open = await BeginAsync(db, ct);
        await audit.AppendAsync(open.Raw, entry, ct);
        await open.Transaction.CommitAsync(ct);
    }

    private static async Task<IDbContextTransaction> BeginRawAsync(ModuleDb db, CancellationToken ct)
    {
        if (db.Database.GetDbConnection() is not SqliteConnection sqlite) return await db.Database.BeginTransactionAsync(ct);
        return (await db.Database.UseTransactionAsync(sqlite.BeginTransaction(IsolationLevel.Serializable, deferred: false), ct))!;
    }
}
