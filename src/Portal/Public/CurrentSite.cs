using System.Collections.Concurrent;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;
using SmartPark.Portal.Face;
using SmartPark.Portal.Sites;

namespace SmartPark.Portal.Public;

/// <summary>Finds the park's site an address belongs to: by the path <c>/p/{slug}</c>, by host, else the installation's default. One a request or circuit; each address is looked up once.</summary>
internal sealed class CurrentSite(IUseCases useCases)
{
    private const string Prefix = "/p/";
    private readonly ConcurrentDictionary<(string? Slug, string Host), Lazy<Task<SiteRow?>>> _found = new();

    /// <summary>The slug in a path, or null when the path names none.</summary>
    public static string? SlugOf(string path)
    {
        if (!path.StartsWith(Prefix, StringComparison.Ordinal)) return null;
        var end = path.IndexOf('/', Prefix.Length);
        var slug = end < 0 ? path[Prefix.Length..] : path[Prefix.Length..end];
        return slug.Length == 0 ? null : slug;
    }

    /// <summary>The site of an absolute address; null when the path names an unknown one or no site is open yet.</summary>
    public Task<PublicSite?> OfAsync(string uri) => OfAsync(new Uri(uri).AbsolutePath, new Uri(uri).Host);

    /// <summary>The site of a request.</summary>
    public Task<PublicSite?> OfAsync(HttpRequest request) => OfAsync(request.Path.Value ?? "/", request.Host.Host);

    /// <summary>The site of a park, whatever the address; null when it has none.</summary>
    public async Task<PublicSite?> OfParkAsync(TenantId park, CancellationToken ct) =>
        (await useCases.SendAsync(new GetSite(Park: park), ct)).Value is { } row ? new(row, row.IsDefault ? "" : Prefix + row.Slug) : null;

    /// <summary>The site whose face a page wears: in the workbench that of the park one works for, whatever host it was opened at; elsewhere that of the address.</summary>
    public async Task<PublicSite?> HereAsync(string uri, TenantId? parkOfPerson)
    {
        var inside = Workbench.Contains(new Uri(uri).AbsolutePath);
        return inside && parkOfPerson is { } park && await OfParkAsync(park, CancellationToken.None) is { } own ? own : await OfAsync(uri);
    }

    private async Task<PublicSite?> OfAsync(string path, string host)
    {
        var slug = SlugOf(path);
        var row = await _found.GetOrAdd((slug, host), key => new(() => FindAsync(key.Slug, key.Host))).Value;
        return row is null ? null : new(row, slug is null ? "" : Prefix + row.Slug);
    }

    /// <summary>Other requests of the page may share the answer, so it is not bound to one reader's patience.</summary>
    private async Task<SiteRow?> FindAsync(string? slug, string host) => (await useCases.SendAsync(new GetSite(slug, host), CancellationToken.None)).Value;
}
