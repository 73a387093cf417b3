using System.Collections.Concurrent;
using SmartPark.Kernel.Codes;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;
using SmartPark.Portal.Directory;

namespace SmartPark.Portal.Public;

/// <summary>An industry division with enterprises in a park's directory.</summary>
/// <param name="Code">Two digits of GB/T 4754-2017.</param>
/// <param name="Name">The name in the standard.</param>
/// <param name="Count">Enterprises.</param>
internal sealed record IndustryFacet(string Code, string Name, int Count);

/// <summary>Counts a park's directory by industry, over its first 2,000 enterprises; each count serves everybody for a minute.</summary>
internal sealed class DirectoryFacets(IServiceScopeFactory scopes, TimeProvider clock)
{
    private const int MostPages = 10;
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<TenantId, (DateTimeOffset Until, IReadOnlyList<IndustryFacet> Facets, bool Partners)> _held = new();

    /// <summary>The divisions, the largest first, and whether there are partners among the enterprises.</summary>
    public async Task<(IReadOnlyList<IndustryFacet> Facets, bool Partners)> OfAsync(TenantId park, CancellationToken ct)
    {
        if (_held.TryGetValue(park, out var held) && held.Until > clock.GetUtcNow()) return (held.Facets, held.Partners);
        var cards = await ReadAsync(park, ct);
        var facets = cards.Where(c => c.IndustryCode is { Length: >= 2 }).GroupBy(c => c.IndustryCode![..2])
            .Select(g => (g.Key, Industries.Find(g.Key)?.Name, Count: g.Count())).Where(g => g.Name is not null)
            .Select(g => new IndustryFacet(g.Key, g.Name!, g.Count)).OrderByDescending(f => f.Count).ThenBy(f => f.Code, StringComparer.Ordinal).ToList();
        var partners = cards.Any(c => c.Kind == TenantKinds.Partner) && cards.Any(c => c.Kind == TenantKinds.Enterprise);
        _held[park] = (clock.GetUtcNow() + Life, facets, partners);
        return (facets, partners);
    }

    private async Task<List<CardRow>> ReadAsync(TenantId park, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var useCases = scope.ServiceProvider.GetRequiredService<IUseCases>();
        var all = new List<CardRow>();
        for (var page = 1; page <= MostPages; page++)
        {
            var found = (await useCases.SendAsync(new FindInDirectory(park, Paging: new Paging(page, Paging.MaxSize)), ct)).Value;
            if (found is null) break;
            all.AddRange(found.Rows);
            if (found.Next is null) break;
        }
        return all;
    }
}
