using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Portal.Sites;

/// <summary>Opens the site of the park acted in; the first site of an installation becomes its default. Does nothing when the park has one.</summary>
/// <param name="Slug">Path part wanted; a number is added when it is taken, and unfit characters are dropped.</param>
/// <param name="Name">Name in Chinese.</param>
/// <param name="NameEn">Name in English; null for the same.</param>
[SystemOnly]
public sealed record OpenSite(string Slug, string Name, string? NameEn = null) : ICommand;

internal sealed class OpenSiteHandler(PortalDb db, CallContext call) : IHandle<OpenSite, Done>
{
    public async Task<Result<Done>> Handle(OpenSite request, CancellationToken cancellationToken)
    {
        if (await db.Sites.AnyAsync(s => s.TenantId == call.Tenant, cancellationToken)) return Result.Done;
        var first = !await db.Sites.AnyAsync(cancellationToken);
        db.Add(Site.Open(call.Tenant, await FreeAsync(request.Slug, cancellationToken), Cut(request.Name), request.NameEn is null ? null : Cut(request.NameEn), first));
        return Result.Done;
    }

    private static string Cut(string text) => text.Length <= 100 ? text : text[..100];

    private async Task<string> FreeAsync(string wanted, CancellationToken ct)
    {
        var plain = string.Concat(wanted.ToLowerInvariant().Where(c => char.IsAsciiLetterOrDigit(c) || c == '-')).Trim('-');
        var stem = plain.Length < 2 ? "park" : plain[..Math.Min(plain.Length, 50)].Trim('-');
        var taken = await db.Sites.Where(s => s.Slug.StartsWith(stem)).Select(s => s.Slug).ToListAsync(ct);
        return Enumerable.Range(1, taken.Count + 1).Select(n => n == 1 ? stem : $"{stem}-{n}").First(s => !taken.Contains(s));
    }
}
