using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Kernel.Files;

/// <summary>Says which files something refers to and who may see them; files it no longer refers to are released. Sent when that something was saved, published or withdrawn.</summary>
/// <param name="UsedBy">What refers to them, <c>article:id</c>, at most 80 characters.</param>
/// <param name="Files">All the files it refers to now.</param>
/// <param name="Audience">Who sees them when visible.</param>
/// <param name="Visible">True once published.</param>
[SystemOnly]
public sealed record UseFiles(string UsedBy, IReadOnlyList<Guid> Files, string Audience, bool Visible) : ICommand;

internal sealed class UseFilesHandler(KernelDb db) : IHandle<UseFiles, Done>
{
    public async Task<Result<Done>> Handle(UseFiles request, CancellationToken cancellationToken)
    {
        var files = await db.Files.Where(f => f.TenantId == db.Scope.Tenant && (f.UsedBy == request.UsedBy || request.Files.Contains(f.Id))).ToListAsync(cancellationToken);
        foreach (var file in files)
        {
            var used = request.Files.Contains(file.Id);
            file.UsedBy = used ? request.UsedBy : null;
            file.Audience = used ? request.Audience : "";
            file.Visible = used && request.Visible;
        }
        return Result.Done;
    }
}
