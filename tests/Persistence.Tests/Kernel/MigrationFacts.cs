using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Shouldly;
using SmartPark.Kernel;
using SmartPark.Kernel.Persistence;
using SmartPark.Kernel.Persistence.Drafting;
using SmartPark.Testing.Databases;
using Xunit;

namespace SmartPark.Persistence.Tests;

public sealed class MigrationFacts
{
    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task Scripts_build_the_schema_the_models_expect(DatabaseProvider provider)
    {
        using var scripts = new TestDatabase(provider);
        using var models = new TestDatabase(provider);
        await using var services = Modules(models);
        using var a = Open(scripts);
        using var b = Open(models);
        foreach (var module in services.GetRequiredService<ModuleRegistry>().All)
        {
            Migrator.Apply(a, module.Name, Script.Load(module.Assembly, scripts.Options.IsPostgres));
            using var scope = services.CreateScope();
            var db = (ModuleDb)scope.ServiceProvider.GetRequiredService(module.DbType);
            Create(b, db);
            var fromScripts = SchemaDump.Lines(SchemaDump.Read(a), module.Name);
            var fromModel = SchemaDump.Lines(SchemaDump.Read(b), module.Name);
            fromScripts.Except(fromModel).ShouldBeEmpty(module.Name + ": in the scripts only");
            fromModel.Except(fromScripts).ShouldBeEmpty(module.Name + ": in the model only");
            fromModel.Count.ShouldBeGreaterThan(10);
        }
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task The_draft_of_an_unchanged_model_is_empty_and_a_lost_column_comes_back(DatabaseProvider provider)
    {
        using var database = new TestDatabase(provider);
        await using var services = Modules(database);
        using var connection = Open(database);
        foreach (var module in services.GetRequiredService<ModuleRegistry>().All) Migrator.Apply(connection, module.Name, Script.Load(module.Assembly, database.Options.IsPostgres));
        using var scope = services.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<ProbeDb>();
        new NextScript(db).Draft(SchemaDump.Read(connection)).ShouldBe("");
        Run(connection, $"alter table {(provider == DatabaseProvider.Sqlite ? "probe_pages" : "probe.pages")} drop column text");
        new NextScript(db).Draft(SchemaDump.Read(connection)).ShouldContain("text");
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task Four_nodes_starting_together_apply_each_script_once(DatabaseProvider provider)
    {
        using var database = new TestDatabase(provider);
        var scripts = Script.Load(typeof(ModuleInfo).Assembly, database.Options.IsPostgres);
        var applied = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            using var connection = Open(database);
            return Migrator.Apply(connection, "kernel", scripts);
        })));
        applied.Sum().ShouldBe(scripts.Count);
    }

    [Fact]
    public void A_script_edited_after_it_was_applied_is_refused()
    {
        using var database = new TestDatabase(DatabaseProvider.Sqlite);
        using var connection = Open(database);
        Migrator.Apply(connection, "x", [new(1, "initial", "create table x_t(a int)")]).ShouldBe(1);
        Should.Throw<InvalidOperationException>(() => Migrator.Apply(connection, "x", [new(1, "initial", "create table x_t(a text)")])).Message.ShouldContain("0001_initial was edited");
    }

    private static ServiceProvider Modules(TestDatabase database)
    {
        var services = new ServiceCollection().AddLogging().AddKernel(database.Options).AddModule<ProbeDb>("probe", []);
        SmartPark.Testing.Calls.AllModules.Add(services);
        return services.BuildServiceProvider();
    }

    private static DbConnection Open(TestDatabase database)
    {
        DbConnection connection = database.Options.IsPostgres ? new NpgsqlConnection(database.Options.ConnectionString) : new SqliteConnection(database.Options.ConnectionString);
        connection.Open();
        return connection;
    }

    private static void Create(DbConnection connection, ModuleDb db) => Run(connection, db.Database.GenerateCreateScript());

    private static void Run(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
