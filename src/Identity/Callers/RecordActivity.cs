using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Jobs;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Identity.Callers;

/// <summary>Writes down when sessions and API keys were last used.</summary>
/// <param name="Seen">The credentials and when.</param>
[SystemOnly]
[PlatformWide("one job writes for all people and tenants")]
public sealed record RecordActivity(IReadOnlyList<SeenCredential> Seen) : ICommand;

/// <summary>A session or key that was used.</summary>
/// <param name="Id">Its id.</param>
/// <param name="At">When, to the minute.</param>
public sealed record SeenCredential(Guid Id, DateTimeOffset At);

internal sealed class RecordActivityHandler(IdentityDb db) : IHandle<RecordActivity, Done>
{
    public async Task<Result<Done>> Handle(RecordActivity request, CancellationToken cancellationToken)
    {
        var times = request.Seen.ToDictionary(s => s.Id, s => s.At);
        foreach (var ids in times.Keys.Chunk(500))
        {
            foreach (var session in await db.Sessions.Where(s => ids.Contains(s.Id) && s.EndedAt == null).ToListAsync(cancellationToken)) session.Seen(times[session.Id]);
            foreach (var key in await db.ApiKeys.Where(k => ids.Contains(k.Id)).ToListAsync(cancellationToken)) key.Seen(times[key.Id]);
        }
        return Result.Done;
    }
}

[Every(60)]
internal sealed class RecordActivityJob(SessionActivity activity) : IJob
{
    public async Task RunAsync(IUseCases useCases, CancellationToken ct)
    {
        if (activity.Take() is { Count: > 0 } seen) await useCases.SendAsync(new RecordActivity(seen), ct);
    }
}
