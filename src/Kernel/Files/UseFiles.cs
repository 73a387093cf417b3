using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Kernel.Files;

/// <summary>Says which files something refers to and who may see them; files it no longer refers to are released. Sent when that something was saved, published or withdrawn.</summary>
/// <param name="UsedBy">What refers to them, <c>article:id</c>, at most 80 characters.</param>
/// <param name="Files">All the files it refers to now.</param>
/// <param name="Audience">Who sees them when visible.</param>
/// <param name="Visible">True once published.</param>
/// <param name="OnlyFree">Leaves alone what something else refers to already: a case does not take the picture of an article away from its readers.</param>
[SystemOnly]
public sealed record UseFiles(string UsedBy, IReadOnlyList<Guid> Files, string Audience, bool Visible, bool OnlyFree = false) : ICommand;

internal sealed class UseFilesHandler(KernelDb db) : IHandle<UseFiles, Done>
{
    public async Task<Result<Done>> Handle(UseFiles request, CancellationToken cancellationToken)
    {
        var files = await db.Files.Where(f => f.TenantId == db.Scope.Tenant && (f.UsedBy == request.UsedBy || request.Files.Contains(f.Id))).ToListAsync(cancellationToken);
        foreach (var file in files.Where(f => !request.OnlyFree || f.UsedBy is null || Thing(f.UsedBy) == Thing(request.UsedBy)))
        {
            var used = request.Files.Contains(file.Id);
            file.UsedBy = used ? request.UsedBy : null;
            file.Audience = used ? request.Audience : "";
            file.Visible = used && request.Visible;
        }
        return Result.Done;
    }

    /// <summary>Noun and id; what follows tells parts of one thing apart.</summary>
    private static string Thing(string usedBy) => string.Join(':', usedBy.Split(':', 3).Take(2));
}
