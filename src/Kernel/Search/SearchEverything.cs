using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Persistence;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Kernel.Search;

/// <summary>Finds everything the caller may see whose text has all the words, newest first, matches in the title before others.</summary>
/// <param name="Text">Words; a Chinese word of one character or more. Cut at 200 characters.</param>
/// <param name="Kind">Only this kind of thing, or null.</param>
/// <param name="Take">Most hits, 1 to 100.</param>
[Anonymous]
public sealed record SearchEverything(string Text, string? Kind = null, int Take = 20) : IQuery<SearchHits>;

/// <summary>What was found.</summary>
/// <param name="Hits">The hits.</param>
/// <param name="More">True when there are more than are shown.</param>
public sealed record SearchHits(IReadOnlyList<SearchHit> Hits, bool More);

/// <summary>One hit.</summary>
/// <param name="Kind">Kind of thing.</param>
/// <param name="Id">Id within the kind.</param>
/// <param name="Title">Title.</param>
/// <param name="Snippet">First words of the text.</param>
/// <param name="Url">Local path.</param>
/// <param name="At">Its date.</param>
public sealed record SearchHit(string Kind, Guid Id, string Title, string Snippet, string Url, DateTimeOffset At);

internal sealed class SearchEverythingHandler(KernelDb db, CallContext call) : IHandle<SearchEverything, SearchHits>
{
    private const int Candidates = 200;

    public async Task<Result<SearchHits>> Handle(SearchEverything request, CancellationToken cancellationToken)
    {
        var words = Terms.ForQuery(request.Text);
        if (words.Count == 0) return new SearchHits([], false);
        var take = Math.Clamp(request.Take, 1, 100);
        var found = await CandidatesAsync(words, request.Kind, cancellationToken);
        var seen = found.Where(f => f.Permission is null || call.Caller.May(f.Permission)).Select(f => f.Hit).ToList();
        var ranked = seen.OrderByDescending(h => TitleHas(h.Title, words)).ThenByDescending(h => h.At).ThenBy(h => h.Id).Take(take).ToList();
        return new SearchHits(ranked, found.Count == Candidates || seen.Count > take);
    }

    private static bool TitleHas(string title, IReadOnlyList<string> words)
    {
        var terms = Terms.ForIndex(title).Split(' ').ToHashSet();
        return words.All(terms.Contains);
    }

    private async Task<List<(SearchHit Hit, string? Permission)>> CandidatesAsync(IReadOnlyList<string> words, string? kind, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        var connection = db.Database.GetDbConnection();
        var postgres = db.Database.IsNpgsql();
        await using var command = postgres
            ? Sql.Command(connection, null, "select kind, id, permission, title, snippet, url, at from kernel.search_visible(@q::tsquery, @kind::text, @most)", ("q", Postgres(words)), ("kind", kind), ("most", Candidates))
            : Sql.Command(connection, null, Sqlite, ("q", Fts(words)), ("kind", kind), ("most", Candidates), ("tenant", db.Scope.Tenant), ("park", Audience.OfPark(db.Scope.Park)), ("name", ";" + db.Scope.Tenant + ";"));
        var found = new List<(SearchHit, string?)>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct)) found.Add((Read(reader, postgres), reader.IsDBNull(2) ? null : reader.GetString(2)));
        return found;
    }

    private const string Sqlite =
        """
        select s.kind, s.id, s.permission, s.title, s.snippet, s.url, s.at from kernel_search_terms t join kernel_search s on s.rowid = t.rowid
        where kernel_search_terms match @q and (@kind is null or s.kind = @kind) and (s.owner = @tenant or s.audience = '*' or s.audience = @park or instr(s.audience, @name) > 0)
        order by t.rowid desc limit @most
        """;

    private IEnumerable<string> Spaces()
    {
        yield return SearchIndex.PublicSpace;
        if (db.Scope.Tenant != TenantId.None) yield return SearchIndex.SpaceOf(db.Scope.Tenant);
        if (db.Scope.Park != TenantId.None && db.Scope.Park != db.Scope.Tenant) yield return SearchIndex.SpaceOf(db.Scope.Park);
    }

    private string Fts(IReadOnlyList<string> words) => string.Join(" OR ", Spaces().Select(space => $"({string.Join(" AND ", words.Select(w => $"\"{space}{w}\""))})"));

    private string Postgres(IReadOnlyList<string> words) => string.Join(" | ", Spaces().Select(space => $"({string.Join(" & ", words.Select(w => $"'{space}{w}'"))})"));

    private static SearchHit Read(DbDataReader reader, bool postgres)
    {
        var at = postgres ? reader.GetFieldValue<DateTimeOffset>(6) : Microseconds.ToInstant(reader.GetInt64(6));
        return new(reader.GetString(0), reader.GetGuid(1), reader.GetString(3), reader.GetString(4), reader.GetString(5), at);
    }
}
