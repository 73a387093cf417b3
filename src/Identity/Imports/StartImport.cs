using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Live;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Identity.Imports;

/// <summary>Gives the word: the rows of a faultless preview are taken over in the background, all or none.</summary>
/// <param name="ImportId">Which.</param>
/// <remarks>Refusals: <c>import.not-found</c>, <c>import.faulty</c>, <c>import.not-ready</c>, <c>access.denied</c>.</remarks>
[Permission(Permission.SignedIn)]
public sealed record StartImport(Guid ImportId) : ICommand;

/// <summary>
/// Asks a running import to stop; it then leaves nothing. A query, because on SQLite a command would wait for the very import it wants to stop: the word travels in memory and by
/// live message between nodes.
/// </summary>
/// <param name="ImportId">Which.</param>
/// <returns>True when it was still running; whether it stopped in time its state tells.</returns>
/// <remarks>Refusals: <c>import.not-found</c>, <c>access.denied</c>.</remarks>
[Permission(Permission.SignedIn)]
public sealed record CancelImport(Guid ImportId) : IQuery<bool>;

/// <summary>One import of the own tenant.</summary>
/// <param name="ImportId">Which.</param>
/// <remarks>Refusals: <c>import.not-found</c>, <c>access.denied</c>.</remarks>
[Permission(Permission.SignedIn)]
public sealed record GetImport(Guid ImportId) : IQuery<ImportRow>;

internal sealed class ImportHandlers(IdentityDb db, CallContext call, ImportStops stops) : IHandle<StartImport, Done>, IHandle<CancelImport, bool>, IHandle<GetImport, ImportRow>
{
    public async Task<Result<Done>> Handle(StartImport request, CancellationToken cancellationToken)
    {
        var found = await FindAsync(request.ImportId, cancellationToken);
        return found.Succeeded ? found.Value.Start() : found.Refusal;
    }

    public async Task<Result<bool>> Handle(CancelImport request, CancellationToken cancellationToken)
    {
        var found = await FindAsync(request.ImportId, cancellationToken);
        if (!found.Succeeded) return found.Refusal;
        if (found.Value.State != ImportState.Running) return false;
        stops.Ask(found.Value.Id);
        return true;
    }

    public async Task<Result<ImportRow>> Handle(GetImport request, CancellationToken cancellationToken)
    {
        var found = await FindAsync(request.ImportId, cancellationToken);
        return found.Succeeded ? ImportReading.Row(found.Value) : found.Refusal;
    }

    private async Task<Result<ImportRun>> FindAsync(Guid id, CancellationToken ct)
    {
        if (await db.ImportRuns.FirstOrDefaultAsync(r => r.Id == id, ct) is not { } run) return new Refusal("import.not-found", nameof(StartImport.ImportId));
        var needed = run.Kind == ImportKind.Enterprises ? IdentityPermissions.EnterprisesManage : IdentityPermissions.MembersManage;
        return call.Caller.May(needed) ? run : new Refusal("access.denied");
    }
}

/// <summary>Which imports were asked to stop, on this node and by the others.</summary>
internal sealed class ImportStops(ILive live)
{
    private const string Topic = "import-stop:";
    private readonly System.Collections.Concurrent.ConcurrentDictionary<Guid, bool> _asked = new();

    public void Ask(Guid id)
    {
        _asked[id] = true;
        live.Publish(Topic + id);
    }

    public bool IsAsked(Guid id) => _asked.ContainsKey(id);

    /// <summary>Hears the other nodes while an import runs here.</summary>
    public IDisposable Listen(Guid id) => live.Subscribe(Topic + id, _ =>
    {
        _asked[id] = true;
        return Task.CompletedTask;
    });

    public void Forget(Guid id) => _asked.TryRemove(id, out _);
}
