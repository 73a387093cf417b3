using Microsoft.Data.Sqlite;
using Npgsql;
using NpgsqlTypes;
using SmartPark.Kernel.Persistence;
using SmartPark.Kernel.Search;

namespace SmartPark.Bench.Search;

/// <summary>Loads articles into the search tables in bulk, with the same terms the program writes.</summary>
internal static class Loader
{
    private static readonly DateTimeOffset Newest = new(2026, 11, 22, 0, 0, 0, TimeSpan.Zero);

    /// <returns>Size of the database in MB.</returns>
    public static async Task<double> LoadAsync(DatabaseOptions options, Corpus corpus, int count) =>
        options.IsPostgres ? await PostgresAsync(options, corpus, count) : await SqliteAsync(options, corpus, count);

    private static SearchDocument Document(Corpus corpus, int n)
    {
        var (title, text) = corpus.Article(n);
        var (owner, audience) = corpus.Readers(n);
        return new("article", new Guid(n, 1, 0, new byte[8]), owner, audience, title, text, "/articles/" + n, Newest - TimeSpan.FromMinutes(n));
    }

    private static async Task<double> SqliteAsync(DatabaseOptions options, Corpus corpus, int count)
    {
        await using var connection = new SqliteConnection(options.ConnectionString);
        await connection.OpenAsync();
        for (var from = 0; from < count; from += 50_000)
        {
            await using var transaction = connection.BeginTransaction();
            var changes = Enumerable.Range(from, Math.Min(50_000, count - from)).Select(n => Document(corpus, n)).Select(d => new SearchChange(d.Kind, d.Id, d)).ToList();
            await new SearchIndex().WriteAsync(transaction, changes, CancellationToken.None);
            await transaction.CommitAsync();
        }
        await using var analyze = connection.CreateCommand();
        analyze.CommandText = "pragma wal_checkpoint(truncate)";
        await analyze.ExecuteNonQueryAsync();
        return new FileInfo(options.SqliteFile).Length / 1048576.0;
    }

    private static async Task<double> PostgresAsync(DatabaseOptions options, Corpus corpus, int count)
    {
        await using var connection = new NpgsqlConnection(options.ConnectionString);
        await connection.OpenAsync();
        await RunAsync(connection, "drop index kernel.search_terms; create temp table staging (id uuid, owner uuid, audience text, title text, snippet text, url text, at timestamptz, terms text)");
        await using (var copy = await connection.BeginBinaryImportAsync("copy staging from stdin (format binary)"))
        {
            for (var n = 0; n < count; n++) await RowAsync(copy, Document(corpus, n));
            await copy.CompleteAsync();
        }
        await RunAsync(connection, """
            insert into kernel.search (kind, id, owner, audience, title, snippet, url, at, terms)
            select 'article', id, owner, audience, title, snippet, url, at, array_to_tsvector(string_to_array(terms, ' ') || kernel.search_slices(at, 'article')) from staging
            """);
        await RunAsync(connection, "set maintenance_work_mem = '512MB'; create index search_terms on kernel.search using gin (terms) with (fastupdate = off); analyze kernel.search");
        await using var size = new NpgsqlCommand("select pg_total_relation_size('kernel.search') / 1048576.0::float8", connection);
        return (double)(await size.ExecuteScalarAsync())!;
    }

    private static async Task RowAsync(NpgsqlBinaryImporter copy, SearchDocument d)
    {
        await copy.StartRowAsync();
        await copy.WriteAsync(d.Id, NpgsqlDbType.Uuid);
        await copy.WriteAsync(d.Owner.Value, NpgsqlDbType.Uuid);
        await copy.WriteAsync(d.Audience, NpgsqlDbType.Text);
        await copy.WriteAsync(d.Title, NpgsqlDbType.Text);
        await copy.WriteAsync(d.Text, NpgsqlDbType.Text);
        await copy.WriteAsync(d.Url, NpgsqlDbType.Text);
        await copy.WriteAsync(d.At, NpgsqlDbType.TimestampTz);
        await copy.WriteAsync(SearchIndex.AllTerms(d), NpgsqlDbType.Text);
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 1800 };
        await command.ExecuteNonQueryAsync();
    }
}
