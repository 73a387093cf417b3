using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Policies.Finding;

/// <summary>The texts of all published policies of all owners, for the index of this node.</summary>
[SystemOnly]
[PlatformWide("the relevance index serves every caller; search shows each only what is for him")]
internal sealed record ReadPublishedTexts : IQuery<IReadOnlyList<PolicyText>>;

internal sealed class ReadPublishedTextsHandler(PoliciesDb db) : IHandle<ReadPublishedTexts, IReadOnlyList<PolicyText>>
{
    public async Task<Result<IReadOnlyList<PolicyText>>> Handle(ReadPublishedTexts request, CancellationToken cancellationToken) =>
        Result.Of<IReadOnlyList<PolicyText>>(await db.Policies.AsNoTracking().Where(p => p.Visible).Select(PolicyText.Of).ToListAsync(cancellationToken));
}
