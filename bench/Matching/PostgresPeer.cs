using System.Diagnostics;
using System.Globalization;
using Npgsql;
using SmartPark.Testing.Databases;
using SmartPark.Policies.Facts;
using SmartPark.Policies.Matching;

namespace SmartPark.Bench.Matching;

/// <summary>The same profiles as a table in PostgreSQL, in memory, every column with an index and analysed; the rules as queries.</summary>
internal sealed class PostgresPeer : IDisposable
{
    private readonly PostgresServer _server = PostgresServer.StartOwn("-c shared_buffers=2GB -c work_mem=64MB -c max_parallel_workers_per_gather=2 -c maintenance_work_mem=256MB -c jit=off -c fsync=off -c autovacuum=off");
    private readonly NpgsqlConnection _connection;
    private readonly List<string> _wheres;

    public PostgresPeer(IReadOnlyList<AreaRule> rules, RuleSet set, Enterprises enterprises, int rows)
    {
        _wheres = [.. rules.Select(Sql.Where)];
        _connection = new(_server.Admin("postgres") + ";Command Timeout=600");
        _connection.Open();
        Load(set.Slots, enterprises, rows);
        foreach (var slot in set.Slots.Where(s => s.Field.Kind != FieldKind.Set)) Execute($"create index on profile ({Reading.Name(slot)})");
        Execute("vacuum (analyze, freeze) profile");
    }

    public string Version => _connection.PostgreSqlVersion.ToString();

    public double Megabytes()
    {
        using var command = new NpgsqlCommand("select pg_total_relation_size('profile')", _connection);
        return (long)command.ExecuteScalar()! / 1048576.0;
    }

    /// <summary>Met, unknown and the rest of each policy: one query a policy, or so many policies a query.</summary>
    public (double Ms, IReadOnlyList<Answer> Answers) ThreeValued(int rows, int together = 1)
    {
        var queries = _wheres.Chunk(together).Select(wheres => "select " + string.Join(", ",
            wheres.Select(w => $"count(*) filter (where {w}), count(*) filter (where {w} is null), coalesce(sum(id) filter (where {w}), 0)::bigint")) + " from profile").ToList();
        return Run(queries, reader =>
        {
            var answers = new List<Answer>();
            for (var i = 0; i < reader.FieldCount; i += 3) answers.Add(new(reader.GetInt64(i), reader.GetInt64(i + 1), rows - reader.GetInt64(i) - reader.GetInt64(i + 1), reader.GetInt64(i + 2)));
            return answers;
        });
    }

    /// <summary>Only the rows that are met, which indexes can help to find.</summary>
    public (double Ms, IReadOnlyList<Answer> Answers) MetOnly() =>
        Run(_wheres.Select(w => $"select count(*), coalesce(sum(id), 0)::bigint from profile where {w}").ToList(), reader => [new(reader.GetInt64(0), 0, 0, reader.GetInt64(1))]);

    /// <summary>How many of the met-only queries the planner answers with an index.</summary>
    public int WithIndex() => _wheres.Count(where =>
    {
        using var command = new NpgsqlCommand($"explain select count(*), sum(id) from profile where {where}", _connection);
        using var reader = command.ExecuteReader();
        var plan = "";
        while (reader.Read()) plan += reader.GetString(0);
        return plan.Contains("Index", StringComparison.Ordinal);
    });

    public void Dispose()
    {
        _connection.Dispose();
        _server.Remove();
    }

    /// <summary>All queries twice over one connection, after a warm-up; the faster pass counts.</summary>
    private (double, IReadOnlyList<Answer>) Run(List<string> queries, Func<NpgsqlDataReader, IReadOnlyList<Answer>> read)
    {
        var (best, answers) = (double.MaxValue, new List<Answer>());
        foreach (var query in queries.Take(20)) One(query, read);
        for (var pass = 0; pass < 2; pass++)
        {
            answers.Clear();
            var started = Stopwatch.GetTimestamp();
            foreach (var query in queries) answers.AddRange(One(query, read));
            best = Math.Min(best, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
        return (best, answers);
    }

    private IReadOnlyList<Answer> One(string query, Func<NpgsqlDataReader, IReadOnlyList<Answer>> read)
    {
        using var command = new NpgsqlCommand(query, _connection);
        using var reader = command.ExecuteReader();
        reader.Read();
        return read(reader);
    }

    private void Load(IReadOnlyList<Slot> slots, Enterprises enterprises, int rows)
    {
        Execute($"create unlogged table profile (id integer primary key, {string.Join(", ", slots.Select(s => $"{Reading.Name(s)} {Sql.Type(s.Field)}"))})");
        using var writer = _connection.BeginBinaryImport($"copy profile (id, {string.Join(", ", slots.Select(Reading.Name))}) from stdin (format binary)");
        for (var row = 0; row < rows; row++)
        {
            var sheet = enterprises.Of(row);
            writer.StartRow();
            writer.Write(row);
            foreach (var slot in slots) Write(writer, slot.Field, slot.Read(sheet, Enterprises.Day));
        }
        writer.Complete();
    }

    private static void Write(NpgsqlBinaryImporter writer, Field field, long measure)
    {
        if (measure == Measure.Unknown) writer.WriteNull();
        else if (field.Kind == FieldKind.Yes) writer.Write(measure == 1);
        else if (field.Kind == FieldKind.Choice) writer.Write((short)System.Numerics.BitOperations.TrailingZeroCount(measure));
        else if (Sql.Type(field) == "integer") writer.Write((int)measure);
        else writer.Write(measure);
    }

    private void Execute(string sql)
    {
        using var command = new NpgsqlCommand(sql, _connection);
        command.ExecuteNonQuery();
    }
}
