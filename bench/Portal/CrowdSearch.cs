using System.Data.Common;
using System.Globalization;
using SmartPark.Kernel.Persistence;
using SmartPark.Kernel.Search;
using SmartPark.Kernel.Tenancy;

namespace SmartPark.Bench.Portal;

/// <summary>Copies the search documents of the parks' tenants, indexed as the program indexes them.</summary>
internal sealed class CrowdSearch(DbConnection db, bool postgres)
{
    private const int CopiesAtOnce = 100;

    /// <param name="owners">Tenants whose documents are copied, as a list for SQL.</param>
    /// <param name="copies">How often.</param>
    public async Task CopyAsync(string owners, int copies)
    {
        var originals = await OriginalsAsync(owners);
        for (var from = 0; from < copies; from += CopiesAtOnce)
        {
            await using var transaction = await db.BeginTransactionAsync();
            var some = Enumerable.Range(from, Math.Min(CopiesAtOnce, copies - from)).SelectMany(n => originals.Select(d => Copy(d, n)));
            await new SearchIndex().WriteAsync(transaction, [.. some.Select(d => new SearchChange(d.Kind, d.Id, d))], CancellationToken.None);
            await transaction.CommitAsync();
        }
    }

    private static SearchDocument Copy(SearchDocument d, int n)
    {
        var digits = (Crowd.FirstCopy + n).ToString("x4", CultureInfo.InvariantCulture);
        return d with
        {
            Id = Guid.Parse(digits + d.Id.ToString()[4..]),
            Owner = TenantId.From(Guid.Parse(digits + d.Owner.ToString()[4..])),
            Audience = d.Audience.StartsWith("park:", StringComparison.Ordinal) ? "park:" + digits + d.Audience[9..] : d.Audience == Audience.Everyone ? d.Audience : "",
            At = d.At - TimeSpan.FromSeconds(n + 1),
        };
    }

    private async Task<List<SearchDocument>> OriginalsAsync(string owners)
    {
        await using var command = db.CreateCommand();
        command.CommandText = $"select kind, id, owner, audience, title, snippet, url, at, permission from {(postgres ? "kernel.search" : "kernel_search")} where kind <> 'policy' and owner in ({owners})";
        await using var reader = await command.ExecuteReaderAsync();
        var found = new List<SearchDocument>();
        while (await reader.ReadAsync())
        {
            var at = postgres ? reader.GetFieldValue<DateTimeOffset>(7) : Microseconds.ToInstant(reader.GetInt64(7));
            found.Add(new(reader.GetString(0), reader.GetGuid(1), TenantId.From(reader.GetGuid(2)), reader.GetString(3), reader.GetString(4), reader.GetString(5), reader.GetString(6), at, reader.IsDBNull(8) ? null : reader.GetString(8)));
        }
        return found;
    }
}
