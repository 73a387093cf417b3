using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SmartPark.Kernel.Persistence;
using SmartPark.Kernel.Tenancy;

namespace SmartPark.Kernel.Events;

/// <summary>Claims stored events for delivery and keeps score. A claim is a lease: a node that dies gives it back after a minute.</summary>
internal sealed class OutboxStore(IServiceScopeFactory scopes, TimeProvider clock)
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    /// <summary>How long delivered events are kept, for a person who asks what happened; proofs of delivery twice as long.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public async Task<IReadOnlyList<OutboxMessage>> ClaimAsync(ModuleInfo module, int most, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (!await ReadAsync(module, db => Due(db, now).AnyAsync(ct))) return [];
        return await WriteAsync(module, async db =>
        {
            var due = db.Database.IsNpgsql() ? await Locked(db, module, now, most).ToListAsync(ct) : await Due(db, now).OrderBy(m => m.Id).Take(most).ToListAsync(ct);
            foreach (var message in due) message.NextAttemptAt = now + Lease;
            return (IReadOnlyList<OutboxMessage>)due;
        }, ct);
    }

    /// <summary>Gives back what an earlier life of the only process (SQLite) had claimed when it ended: nobody else can be delivering it.</summary>
    public Task<bool> ReleaseAsync(ModuleInfo module, CancellationToken ct) => WriteAsync(module, async db =>
    {
        if (db.Database.IsNpgsql()) return false;
        var claimed = await db.Set<OutboxMessage>().Where(m => m.DeliveredAt == null && m.ParkedAt == null && m.Attempts == 0 && m.NextAttemptAt != null).ToListAsync(ct);
        foreach (var message in claimed) message.NextAttemptAt = null;
        return claimed.Count > 0;
    }, ct);

    public Task<bool> DeliveredAsync(ModuleInfo module, Guid id, CancellationToken ct) => ChangeAsync(module, id, m => m.DeliveredAt = clock.GetUtcNow(), ct);

    public Task<bool> FailedAsync(ModuleInfo module, OutboxMessage message, string error, CancellationToken ct) => ChangeAsync(module, message.Id, m =>
    {
        m.Attempts++;
        m.Error = error.Length > 2000 ? error[..2000] : error;
        if (m.Attempts >= Dispatcher.MostAttempts) m.ParkedAt = clock.GetUtcNow();
        else m.NextAttemptAt = clock.GetUtcNow() + TimeSpan.FromSeconds(Math.Pow(2, m.Attempts));
    }, ct);

    /// <summary>Removes what was delivered, and the proofs of it, when no redelivery can come any more. Parked events stay until an operator has decided.</summary>
    public Task<int> ForgetAsync(ModuleInfo module, CancellationToken ct) => WriteAsync(module, async db =>
    {
        var before = clock.GetUtcNow() - Kept;
        var inbox = await db.Set<InboxEntry>().Where(e => e.HandledAt < before - Kept).ExecuteDeleteAsync(ct);
        return inbox + await db.Set<OutboxMessage>().Where(m => m.DeliveredAt < before).ExecuteDeleteAsync(ct);
    }, ct);

    public Task<List<OutboxMessage>> ParkedAsync(ModuleInfo module, CancellationToken ct) =>
        ReadAsync(module, db => db.Set<OutboxMessage>().AsNoTracking().Where(m => m.ParkedAt != null).OrderByDescending(m => m.ParkedAt).Take(200).ToListAsync(ct));

    private static IQueryable<OutboxMessage> Due(ModuleDb db, DateTimeOffset now) =>
        db.Set<OutboxMessage>().Where(m => m.DeliveredAt == null && m.ParkedAt == null && (m.NextAttemptAt == null || m.NextAttemptAt <= now));

    private static IQueryable<OutboxMessage> Locked(ModuleDb db, ModuleInfo module, DateTimeOffset now, int most) =>
        db.Set<OutboxMessage>().FromSqlRaw(LockedSql(module), now.ToUniversalTime(), most);

    private static string LockedSql(ModuleInfo module) =>
        $"select * from {module.Name}.outbox where delivered_at is null and parked_at is null and (next_attempt_at is null or next_attempt_at <= {{0}}) order by id limit {{1}} for update skip locked";

    private Task<bool> ChangeAsync(ModuleInfo module, Guid id, Action<OutboxMessage> change, CancellationToken ct) => WriteAsync(module, async db =>
    {
        if (await db.Set<OutboxMessage>().SingleOrDefaultAsync(m => m.Id == id, ct) is not { } message) return false;
        change(message);
        return true;
    }, ct);

    private async Task<T> ReadAsync<T>(ModuleInfo module, Func<ModuleDb, Task<T>> read)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await read(Open(scope, module));
    }

    private async Task<T> WriteAsync<T>(ModuleInfo module, Func<ModuleDb, Task<T>> write, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var work = scope.ServiceProvider.GetRequiredService<UnitOfWork>();
        await using var open = await work.BeginAsync(Open(scope, module), ct);
        SqliteGate.Adopt(open.Gate);
        var outcome = await write(open.Db);
        await open.Db.SaveChangesAsync(ct);
        await open.Transaction.CommitAsync(ct);
        return outcome;
    }

    private static ModuleDb Open(AsyncServiceScope scope, ModuleInfo module)
    {
        scope.ServiceProvider.GetRequiredService<DataScopeHolder>().Scope = DataScope.Everything;
        return (ModuleDb)scope.ServiceProvider.GetRequiredService(module.DbType);
    }
}
