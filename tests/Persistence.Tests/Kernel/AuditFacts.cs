using Microsoft.Data.Sqlite;
using Npgsql;
using Shouldly;
using SmartPark.Kernel.Audit;
using SmartPark.Kernel.Persistence;
using SmartPark.Testing.Databases;
using Xunit;

namespace SmartPark.Persistence.Tests;

public sealed class AuditOnSqlite() : AuditFacts(DatabaseProvider.Sqlite);

public sealed class AuditOnPostgres() : AuditFacts(DatabaseProvider.Postgres);

public abstract class AuditFacts(DatabaseProvider provider) : BothEngines(provider)
{
    [Theory]
    [InlineData("update {0} set outcome = 'ok ' where seq = 3", 3, "changed")]
    [InlineData("delete from {0} where seq = 2", 2, "missing")]
    [InlineData("delete from {0} where seq = 5", 6, "head")]
    public async Task A_line_changed_by_hand_is_named_by_verify(string sql, long brokenAt, string reason)
    {
        for (var i = 0; i < 5; i++) await As(Ann, new WriteNote($"n{i}"));
        (await As(Ann, new VerifyAudit())).Require().ShouldBe(new AuditVerdict(A, 5, null, null));
        ByHand(sql);
        var verdict = (await As(Ann, new VerifyAudit())).Require();
        verdict.Reason.ShouldBe(reason);
        verdict.BrokenAt.ShouldBe(brokenAt == 6 ? 5 : brokenAt);
    }

    [Fact]
    public async Task The_trail_cannot_be_changed_through_the_program()
    {
        await As(Ann, new WriteNote("n"));
        await Should.ThrowAsync<Exception>(() => As(Ann, new Try(db => Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.ExecuteSqlRawAsync(
            ((ProbeDb)db).Database, $"update {Table} set outcome = 'x'"))));
        (await As(Ann, new VerifyAudit())).Require().BrokenAt.ShouldBeNull();
    }

    [Fact]
    public async Task Another_tenants_trail_is_refused()
    {
        await As(Ben, new WriteNote("n"));
        (await As(Ann, new VerifyAudit(B))).Refusal!.Code.ShouldBe("access.denied");
        (await As(Ann, new FindAuditLines(B))).Refusal!.Code.ShouldBe("access.denied");
    }

    private string Table => Provider == DatabaseProvider.Postgres ? "kernel.audit_lines" : "kernel_audit_lines";

    private void ByHand(string sql)
    {
        sql = string.Format(null, sql, Table);
        if (Provider == DatabaseProvider.Postgres)
        {
            using var admin = new NpgsqlConnection(PostgresServer.Shared.Admin(new NpgsqlConnectionStringBuilder(Host.Database.ConnectionString).Database!));
            admin.Open();
            using var change = new NpgsqlCommand("alter table kernel.audit_lines disable trigger all; " + sql, admin);
            change.ExecuteNonQuery();
            return;
        }
        using var connection = new SqliteConnection(Host.Database.ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "drop trigger kernel_audit_lines_no_update; drop trigger kernel_audit_lines_no_delete; " + sql;
        command.ExecuteNonQuery();
    }
}
