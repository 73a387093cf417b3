using System.Data.Common;
using System.Diagnostics;
using SmartPark.Kernel.Persistence;
using SmartPark.Kernel.Tenancy;

namespace SmartPark.Kernel.Audit;

/// <summary>
/// Appends lines to a tenant's hash chain inside the transaction that is audited: no line, no write. The chain's head row is locked until commit, so lines have no gaps.
/// (Tamper evidence: ASVS 5.0 V16.4.2; GB/T 22239-2019 8.1.4.3.)
/// </summary>
internal sealed class AuditTrail(TimeProvider clock)
{
    private static readonly string Zero = new('0', 64);

    public async Task AppendAsync(DbTransaction transaction, AuditEntry entry, CancellationToken ct)
    {
        var (seq, previous) = await LockHeadAsync(transaction, entry.Chain, ct);
        var line = Line(entry, seq + 1, previous);
        await InsertAsync(transaction, line, line.Expected(), ct);
        await Sql.ExecuteAsync(transaction, $"update {Heads(transaction)} set last_seq = @seq, last_hash = @hash where tenant_id = @chain", ct,
            ("seq", line.Seq), ("hash", line.Expected()), ("chain", entry.Chain));
    }

    private static string Heads(DbTransaction t) => Sql.Table(Sql.IsPostgres(t), "kernel", "audit_heads");

    private static async Task<(long Seq, string Hash)> LockHeadAsync(DbTransaction transaction, TenantId chain, CancellationToken ct)
    {
        var heads = Heads(transaction);
        await Sql.ExecuteAsync(transaction, $"insert into {heads} (tenant_id, last_seq, last_hash) values (@chain, 0, @zero) on conflict do nothing", ct, ("chain", chain), ("zero", Zero));
        var wait = Sql.IsPostgres(transaction) ? " for update" : "";
        await using var command = Sql.Command(transaction.Connection!, transaction, $"select last_seq, last_hash from {heads} where tenant_id = @chain{wait}", ("chain", chain));
        await using var reader = await command.ExecuteReaderAsync(ct);
        if (!await reader.ReadAsync(ct)) throw new InvalidOperationException($"the audit chain of {chain} cannot be read: nothing is written without its line");
        return (reader.GetInt64(0), reader.GetString(1));
    }

    private AuditLine Line(AuditEntry entry, long seq, string previous)
    {
        var now = clock.GetUtcNow();
        return new()
        {
            TenantId = entry.Chain,
            Seq = seq,
            At = new DateTimeOffset(now.UtcTicks / 10 * 10, TimeSpan.Zero),
            PersonId = entry.Person,
            CredentialId = entry.Credential,
            Actor = entry.Actor,
            Action = entry.Action,
            Outcome = entry.Outcome,
            Subject = entry.Subject,
            Details = entry.Details,
            Trace = Activity.Current?.TraceId.ToString(),
            Previous = previous,
        };
    }

    private static Task<int> InsertAsync(DbTransaction transaction, AuditLine line, string hash, CancellationToken ct) => Sql.ExecuteAsync(transaction,
        $"""
        insert into {Sql.Table(Sql.IsPostgres(transaction), "kernel", "audit_lines")}
          (tenant_id, seq, at, person_id, credential_id, actor, action, outcome, subject, details, trace, previous, hash)
        values (@chain, @seq, @at, @person, @credential, @actor, @action, @outcome, @subject, @details, @trace, @previous, @hash)
        """, ct,
        ("chain", line.TenantId), ("seq", line.Seq), ("at", line.At), ("person", line.PersonId), ("credential", line.CredentialId), ("actor", line.Actor), ("action", line.Action),
        ("outcome", line.Outcome), ("subject", line.Subject), ("details", line.Details), ("trace", line.Trace), ("previous", line.Previous), ("hash", hash));
}
