using System.Data.Common;
using SmartPark.Kernel.Persistence;
using SmartPark.Kernel.Tenancy;

namespace SmartPark.Kernel.Search;

/// <summary>
/// Writes the common search index inside the transaction of the change: FTS5 on SQLite, a tsvector under GIN on PostgreSQL, both over single Han characters, bigrams and words,
/// so that a two-character Chinese word hits the index. Owner, audience and kind are terms too: what a person may not see is never read.
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

    /// <summary>Terms that say whose a document is and who reads it.</summary>
    public static IEnumerable<string> ScopeTerms(TenantId owner, string audience)
    {
        yield return OwnerTerm(owner);
        if (audience == Audience.Everyone) yield return EveryoneTerm;
        else if (audience.StartsWith("park:", StringComparison.Ordinal)) yield return Mark + "p" + audience[5..].Replace("-", "", StringComparison.Ordinal);
        else foreach (var id in audience.Split(';', StringSplitOptions.RemoveEmptyEntries)) yield return Mark + "o" + id.Replace("-", "", StringComparison.Ordinal);
    }

    /// <summary>A private-use character: both engines keep it in a term, and <see cref="Terms"/> never makes a term with it, so no text can pass for a scope.</summary>
    private const string Mark = "\uE000";

    public const string EveryoneTerm = Mark + "all";

    public static string OwnerTerm(TenantId tenant) => Mark + "o" + tenant.Value.ToString("N");

    public static string ParkTerm(TenantId park) => Mark + "p" + park.Value.ToString("N");

    public static string KindTerm(string kind) => Mark + "k" + kind.ToLowerInvariant();

    private static string AllTerms(SearchDocument document)
    {
        var text = document.Text.Length > MostText ? document.Text[..MostText] : document.Text;
        return string.Join(' ', ScopeTerms(document.Owner, document.Audience).Append(KindTerm(document.Kind)).Append(Terms.ForIndex(document.Title)).Append(Terms.ForIndex(text)));
    }

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
            values (@kind, @id, @owner, @audience, @permission, @title, @snippet, @url, @at, array_to_tsvector(@terms))
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
        var row = (long)new MicrosecondsConverter().ConvertToProvider(at)!;
        await using var taken = Sql.Command(transaction.Connection!, transaction,
            "with recursive run(r) as (select rowid from kernel_search where rowid = @row union all select r + 1 from run where exists (select 1 from kernel_search where rowid = run.r + 1)) select max(r) from run", ("row", row));
        return await taken.ExecuteScalarAsync(ct) is long last ? last + 1 : row;
    }

    private static (string, object?)[] Columns(SearchDocument d) =>
        [("kind", d.Kind), ("id", d.Id), ("owner", d.Owner), ("audience", d.Audience), ("permission", d.Permission), ("title", Cut(d.Title)), ("snippet", Cut(d.Text)), ("url", d.Url), ("at", d.At)];
}
