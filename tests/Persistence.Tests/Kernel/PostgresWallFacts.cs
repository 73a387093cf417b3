using Npgsql;
using Shouldly;
using SmartPark.Kernel.Persistence;
using SmartPark.Testing.Databases;
using Xunit;

namespace SmartPark.Persistence.Tests;

/// <summary>What PostgreSQL alone refuses, whatever the program forgot.</summary>
public sealed class PostgresWallFacts() : BothEngines(DatabaseProvider.Postgres)
{
    [Fact]
    public async Task Raw_sql_without_a_condition_sees_own_rows_only()
    {
        await As(Ann, new WriteNote("a"));
        await As(Ben, new WriteNote("b"));
        await using var app = await AppAsync(A.ToString());
        (await Scalar(app, "select string_agg(text, ',') from probe.notes")).ShouldBe("a");
        (await Scalar(app, "update probe.notes set text = 'x' where text = 'b' returning text")).ShouldBeNull();
        await Should.ThrowAsync<PostgresException>(() => Scalar(app, $"insert into probe.notes values (gen_random_uuid(), '{B}', 'forged', null, now(), 1)"));
        await Should.ThrowAsync<PostgresException>(() => Scalar(app, $"update probe.notes set tenant_id = '{B}'"));
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    public async Task Without_a_tenant_there_are_no_rows(string? tenant)
    {
        await As(Ann, new WriteNote("a"));
        await using var app = await AppAsync(tenant);
        (await Scalar(app, "select count(*) from probe.notes")).ShouldBe(0L);
        (await Scalar(app, "select count(*) from kernel.audit_lines")).ShouldBe(0L);
    }

    [Fact]
    public async Task Every_table_with_a_tenant_is_walled_and_forced_and_the_app_role_bypasses_nothing()
    {
        await using var admin = new NpgsqlConnection(PostgresServer.Shared.Admin(new NpgsqlConnectionStringBuilder(Host.Database.ConnectionString).Database!));
        await admin.OpenAsync();
        (await Scalar(admin, """
            select string_agg(c.oid::regclass::text, ',') from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind = 'r' and n.nspname in ('kernel', 'probe') and not (c.relrowsecurity and (c.relforcerowsecurity or c.relname = 'search')) and c.relname <> 'schema_version'
            """)).ShouldBe(DBNull.Value);
        (await Scalar(admin, "select rolsuper or rolbypassrls or rolcreaterole from pg_roles where rolname = 'smartpark_app'")).ShouldBe(false);
        (await Scalar(admin, "select string_agg(proname, ',') from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname in ('kernel', 'probe') and prosecdef")).ShouldBe("search_visible");
        (await Scalar(admin, "select has_table_privilege('smartpark_app', 'kernel.audit_lines', 'update') or has_table_privilege('smartpark_app', 'kernel.audit_lines', 'delete')")).ShouldBe(false);
    }

    [Fact]
    public async Task A_pool_of_one_connection_never_hands_on_a_tenant()
    {
        await As(Ann, new WriteNote("a"));
        await As(Ben, new WriteNote("b"));
        var wrong = 0;
        await Parallel.ForAsync(0, 400, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (i, _) =>
        {
            var mine = (await As(i % 2 == 0 ? Ann : Ben, new FindNotes())).Require();
            if (mine is not [{ } only] || only != (i % 2 == 0 ? "a" : "b")) Interlocked.Increment(ref wrong);
        });
        wrong.ShouldBe(0);
    }

    private async Task<NpgsqlConnection> AppAsync(string? tenant)
    {
        var connection = new NpgsqlConnection(Host.Database.ConnectionString);
        await connection.OpenAsync();
        await Scalar(connection, "set role smartpark_app");
        if (tenant is not null) await Scalar(connection, $"select set_config('app.tenant', '{tenant}', false)");
        return connection;
    }

    private static async Task<object?> Scalar(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
