using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;
using SmartPark.Policies.Library;

namespace SmartPark.Portal.Public;

/// <summary>Takes the site's policies from the library.</summary>
internal sealed class LibraryPolicies(IUseCases useCases) : IPublicPolicies
{
    public async Task<IReadOnlyList<PublicPolicy>> LatestAsync(TenantId park, int take, CancellationToken ct) => Shown(await useCases.SendAsync(new LatestPolicies(park, take), ct));

    public async Task<IReadOnlyList<PublicPolicy>> ImportantAsync(TenantId park, int take, CancellationToken ct) => Shown(await useCases.SendAsync(new CarouselPolicies(park, take), ct));

    private static IReadOnlyList<PublicPolicy> Shown(Result<IReadOnlyList<PolicyRow>> found) =>
        [.. (found.Value ?? []).Select(p => new PublicPolicy(p.Id, p.Title, p.Issuer, p.DocumentNumber, p.Target, p.PublishedOn))];
}
