using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using SmartPark.Kernel.Persistence;
using SmartPark.Kernel.UseCases;
using SmartPark.Testing.Calls;
using Xunit;

namespace SmartPark.Persistence.Tests;

public sealed class SqliteFacts() : BothEngines(DatabaseProvider.Sqlite)
{
    [Fact]
    public void A_connection_that_would_not_fsync_is_refused()
    {
        using var connection = new SqliteConnection(Host.Database.ConnectionString);
        connection.Open();
        SqlitePragmas.Apply(connection);
        using var weaken = connection.CreateCommand();
        weaken.CommandText = "PRAGMA synchronous=NORMAL";
        weaken.ExecuteNonQuery();
        Should.Throw<InvalidOperationException>(() => SqlitePragmas.AssertDurable(connection)).Message.ShouldContain("synchronous=FULL");
    }

    [Fact]
    public async Task Connections_are_durable_and_never_checkpoint_by_themselves()
    {
        var values = new Dictionary<string, long>();
        await As(Ann, new Try(async db =>
        {
            foreach (var pragma in new[] { "synchronous", "wal_autocheckpoint", "foreign_keys", "trusted_schema" })
            {
                await using var command = Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.GetDbConnection(((ProbeDb)db).Database).CreateCommand();
                command.CommandText = "PRAGMA " + pragma;
                values[pragma] = (long)(await command.ExecuteScalarAsync())!;
            }
        }));
        values.ShouldBe(new Dictionary<string, long> { ["synchronous"] = 2, ["wal_autocheckpoint"] = 0, ["foreign_keys"] = 1, ["trusted_schema"] = 0 });
    }

    [Fact]
    public async Task A_command_that_sends_a_command_is_a_bug_that_says_so()
    {
        await using var scope = Host.Services.CreateAsyncScope();
        var inner = scope.ServiceProvider.GetRequiredService<IUseCases>();
        var error = await Should.ThrowAsync<InvalidOperationException>(() => As(Ann, new Try(_ => inner.SendAsync(new WriteNote("inner")))));
        error.Message.ShouldContain("may not send a command");
    }

    [Fact]
    public async Task A_write_outside_the_gate_is_refused()
    {
        await using var scope = Host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ProbeDb>();
        db.Add(new Setting { Text = "x" });
        await Should.ThrowAsync<InvalidOperationException>(() => db.SaveChangesAsync());
    }

    [Fact]
    public async Task The_write_ahead_log_is_moved_by_the_gate_holder_and_does_not_grow_for_ever()
    {
        for (var i = 0; i < 400; i++) await As(Ann, new WriteNote(new string('水', 100) + i));
        var gate = Host.Services.GetRequiredService<SqliteGate>();
        await using (await gate.EnterAsync(CancellationToken.None)) gate.CheckpointIfLarge(always: true);
        new FileInfo(Host.Database.SqliteFile + "-wal").Length.ShouldBe(0);
        (await As(Ann, new FindNotes())).Require().Count.ShouldBe(400);
    }
}
