using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Jobs;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Kernel.Files;

/// <summary>Removes files that nothing has referred to for a day.</summary>
[SystemOnly]
[PlatformWide("clears unused uploads of all tenants")]
public sealed record RemoveUnusedFiles : ICommand<int>;

internal sealed class RemoveUnusedFilesHandler(KernelDb db, FileArea area, TimeProvider clock) : IHandle<RemoveUnusedFiles, int>
{
    public async Task<Result<int>> Handle(RemoveUnusedFiles request, CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow() - TimeSpan.FromDays(1);
        var unused = await db.Files.Where(f => f.UsedBy == null && f.UploadedAt < before).OrderBy(f => f.UploadedAt).Take(500).ToListAsync(cancellationToken);
        foreach (var file in unused) area.Remove(file.StoredAs);
        db.RemoveRange(unused);
        return unused.Count;
    }
}

[Every(3600)]
internal sealed class RemoveUnusedFilesJob : IJob
{
    public Task RunAsync(IUseCases useCases, CancellationToken ct) => useCases.SendAsync(new RemoveUnusedFiles(), ct);
}
