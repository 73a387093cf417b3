using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Kernel.Files;

/// <summary>Opens a file the caller may see: its own tenant's, or one whose article, policy or card is published to it; where a module guards it, only when that lets him.</summary>
/// <param name="FileId">The file.</param>
/// <remarks>Refusal: <c>file.not-found</c>, also for files of others.</remarks>
[Anonymous]
public sealed record OpenFile(Guid FileId) : IQuery<OpenedFile>;

/// <summary>A file to send.</summary>
/// <param name="Path">Absolute path on this node.</param>
/// <param name="Name">Name to save it under.</param>
/// <param name="MediaType">Media type by content.</param>
/// <param name="ShownInPlace">True for pictures; everything else is a download.</param>
public sealed record OpenedFile(string Path, string Name, string MediaType, bool ShownInPlace);

internal sealed class OpenFileHandler(KernelDb db, FileArea area, IEnumerable<IFileGuard> guards) : IHandle<OpenFile, OpenedFile>
{
    public async Task<Result<OpenedFile>> Handle(OpenFile request, CancellationToken cancellationToken)
    {
        var file = await db.Files.AsNoTracking().SingleOrDefaultAsync(f => f.Id == request.FileId, cancellationToken);
        if (file is null) return new Refusal("file.not-found");
        if (file.UsedBy is { } used && guards.FirstOrDefault(g => used.StartsWith(g.Guards, StringComparison.Ordinal)) is { } guard && !await guard.MayOpenAsync(used, cancellationToken)) return new Refusal("file.not-found");
        return new OpenedFile(area.PathOf(file.StoredAs), file.Name, file.MediaType, MediaTypes.ShownInPlace(file.MediaType));
    }
}
