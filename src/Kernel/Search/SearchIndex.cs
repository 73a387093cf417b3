using System.Data.Common;
using SmartPark.Kernel.Persistence;
using SmartPark.Kernel.Tenancy;

namespace SmartPark.Kernel.Search;

/// <summary>
/// Writes the common search index inside the transaction of the change: FTS5 on SQLite, a tsvector under GIN on PostgreSQL, both over single Han characters, bigrams and words,
/// so that a two-character Chinese word hits the index. Terms stand in spaces by reader: what a person may not see is never read.
/// </summary>
internal sealed class SearchIndex
{
    private const int MostText = 20_000;
    private const int MostShown = 300;

    public async Task WriteAsync(DbTransaction transaction, IReadOnlyList<SearchChange> changes, CancellationToken ct)
    {
        foreach (var change in changes)
        {
            if (Sql.IsPostgres(transaction)) await PostgresAsync(transaction, change, ct);
            else await SqliteAsync(transaction, change, ct);
        }
    }

    /// <summary>
    /// The spaces of terms a document stands in: the public one, or one a reader. Terms of a space carry its sign, so each reader's lists hold what he may see and nothing else, however
    /// many others there are. A clash of two signs shows nothing: owner and audience of the row are checked besides.
    /// </summary>
    public static IEnumerable<string> Spaces(TenantId owner, string audience)
    {
        if (audience == Audience.Everyone) return [PublicSpace];
        if (audience.StartsWith("park:", StringComparison.Ordinal)) return [SpaceOf(TenantId.Parse(audience[5..], null))];
        return audience.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(id => SpaceOf(TenantId.Parse(id, null))).Append(SpaceOf(owner)).Distinct();
    }

    public const string PublicSpace = "";

    /// <summary>Sign of a tenant's space: a private-use character, which both engines keep in a term and <see cref="Terms"/> never makes, and 40 bits of the id.</summary>
    public static string SpaceOf(TenantId tenant) => Mark + tenant.Value.ToString("N")[^10..];

    /// <summary>All terms of a document in all its spaces, separated by blanks.</summary>
    public static string AllTerms(SearchDocument document)
    {
        var text = document.Text.Length > MostText ? document.Text[..MostText] : document.Text;
        var terms = (Terms.ForIndex(document.Title) + " " + Terms.ForIndex(text)).Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct().ToList();
        return string.Join(' ', Spaces(document.Owner, document.Audience).SelectMany(space => terms.Select(term => space + term)));
    }

    private const string Mark = "\uE000";

    private static string Cut(string text) => text.Length <= MostShown ? text : text[..(MostShown - 1)] + "…";

    private static async Task PostgresAsync(DbTransaction transaction, SearchChange change, CancellationToken ct)
    {
        if (change.Document is not { } d)
        {
            await Sql.ExecuteAsync(transaction, "delete from kernel.search where kind = @kind and id = @id", ct, ("kind", change.Kind), ("id", change.Id));
            return;
        }
        var terms = AllTerms(d).Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct().ToArray();
        await Sql.ExecuteAsync(transaction,
            """
            insert into kernel.search (kind, id, owner, audience, permission, title, snippet, url, at, terms)
            values (@kind, @id, @owner, @audience, @permission, @title, @snippet, @url, @at, array_to_tsvector(@terms || kernel.search_slices(@at, @kind)))
            on conflict (kind, id) do update set owner = excluded.owner, audience = excluded.audience, permission = excluded.permission, title = excluded.title,
              snippet = excluded.snippet, url = excluded.url, at = excluded.at, terms = excluded.terms
            """, ct, [.. Columns(d), ("terms", terms)]);
    }

    private static async Task SqliteAsync(DbTransaction transaction, SearchChange change, CancellationToken ct)
    {
        await Sql.ExecuteAsync(transaction, "delete from kernel_search_terms where rowid = (select rowid from kernel_search where kind = @kind and id = @id)", ct, ("kind", change.Kind), ("id", change.Id));
        await Sql.ExecuteAsync(transaction, "delete from kernel_search where kind = @kind and id = @id", ct, ("kind", change.Kind), ("id", change.Id));
        if (change.Document is not { } d) return;
        var row = await FreeRowAsync(transaction, d.At, ct);
        await Sql.ExecuteAsync(transaction,
            "insert into kernel_search (rowid, kind, id, owner, audience, permission, title, snippet, url, at) values (@row, @kind, @id, @owner, @audience, @permission, @title, @snippet, @url, @at)",
            ct, [.. Columns(d), ("row", row)]);
        await Sql.ExecuteAsync(transaction, "insert into kernel_search_terms (rowid, terms) values (@row, @terms)", ct, ("row", row), ("terms", AllTerms(d)));
    }

    /// <summary>The date in microseconds, or the next free number after it when documents share an instant.</summary>
    private static async Task<long> FreeRowAsync(DbTransaction transaction, DateTimeOffset at, CancellationToken ct)
    {
        var row = Microseconds.Of(at);
        await using var taken = Sql.Command(transaction.Connection!, transaction,
            "with recursive run(r) as (select rowid from kernel_search where rowid = @row union all select r + 1 from run where exists (select 1 from kernel_search where rowid = run.r + 1)) select max(r) from run", ("row", row));
        return await taken.ExecuteScalarAsync(ct) is long last ? last + 1 : row;
    }

    private static (string, object?)[] Columns(SearchDocument d) =>
        [("kind", d.Kind), ("id", d.Id), ("owner", d.Owner), ("audience", d.Audience), ("permission", d.Permission), ("title", Cut(d.Title)), ("snippet", Cut(d.Text)), ("url", d.Url), ("at", d.At)];
}
