using Microsoft.EntityFrameworkCore;
using SmartPark.Identity.Invitations;
using SmartPark.Identity.Roles;
using SmartPark.Identity.Tenants;
using SmartPark.Kernel.Events;
using SmartPark.Kernel.Live;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Identity.Imports;

/// <summary>Takes the rows of an import over, in one transaction.</summary>
/// <param name="ImportId">Which.</param>
/// <remarks>Refusals: <c>import.not-found</c>, <c>import.cancelled</c>, <c>import.overtaken</c> when the database says no to a row since the preview, <c>conflict.exists</c> when it does so in the very moment.</remarks>
[SystemOnly]
[PlatformWide("enterprises are rows of the platform; held to the import's own park or tenant below")]
public sealed record RunImport(Guid ImportId) : ICommand;

/// <summary>Writes down that an import ended without taking anything over, and which cells stood in its way.</summary>
/// <param name="ImportId">Which.</param>
/// <param name="Cancelled">True when it was cancelled, false when it failed.</param>
/// <param name="Code">Refusal code.</param>
[SystemOnly]
public sealed record EndImport(Guid ImportId, bool Cancelled, string Code) : ICommand;

internal sealed class RunImportHandler(IdentityDb db, ImportCheck check, ILive live, ImportStops stops, TimeProvider clock) : IHandle<RunImport, Done>, IHandle<EndImport, Done>
{
    private const int Part = 250;

    public async Task<Result<Done>> Handle(RunImport request, CancellationToken cancellationToken)
    {
        var run = await db.ImportRuns.AsNoTracking().FirstOrDefaultAsync(r => r.Id == request.ImportId, cancellationToken);
        if (run is not { State: ImportState.Running }) return new Refusal("import.not-found", nameof(request.ImportId));
        using var listening = stops.Listen(run.Id);
        if ((await check.AgainAsync(run, cancellationToken)).Count > 0) return new Refusal("import.overtaken", nameof(request.ImportId));
        var rows = await RowsAsync(run, cancellationToken);
        for (var done = 0; done < rows.Count; done += Part)
        {
            if (stops.IsAsked(run.Id)) return new Refusal("import.cancelled");
            foreach (var entities in rows.Skip(done).Take(Part)) db.AddRange(entities);
            await db.SaveChangesAsync(cancellationToken);
            db.ChangeTracker.Clear();
            live.Publish("import:" + run.Id, $"{Math.Min(done + Part, rows.Count)}/{rows.Count}");
        }
        var ended = await db.ImportRuns.SingleAsync(r => r.Id == run.Id, cancellationToken);
        ended.End(ImportState.Done, null, clock.GetUtcNow());
        stops.Forget(run.Id);
        return Result.Done;
    }

    public async Task<Result<Done>> Handle(EndImport request, CancellationToken cancellationToken)
    {
        if (await db.ImportRuns.FirstOrDefaultAsync(r => r.Id == request.ImportId, cancellationToken) is not { } run) return new Refusal("import.not-found", nameof(request.ImportId));
        if (!request.Cancelled) run.Meet(await check.AgainAsync(run, cancellationToken));
        run.End(request.Cancelled ? ImportState.Cancelled : ImportState.Failed, request.Code, clock.GetUtcNow());
        stops.Forget(run.Id);
        return Result.Done;
    }

    private async Task<List<object[]>> RowsAsync(ImportRun run, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return run.Kind == ImportKind.Enterprises
            ? [.. run.Read<NewEnterprise>().Rows.Select(r => Enterprise(run, r.Value, now))]
            : [.. (await check.InviteesAsync(run, ct)).Invitees.Select(p => (object[])[Invitation.Make(run.TenantId, new(p.Name, p.Email, p.Phone), [p.Role], run.StartedBy, now, p.DepartmentId, p.Title)])];
    }

    private static object[] Enterprise(ImportRun run, NewEnterprise e, DateTimeOffset now)
    {
        var id = TenantId.New();
        var tenant = Tenant.Open(new(id, e.SubKind, e.Name, Slugs.For(e.Uscc, id.Value), run.TenantId, e.Uscc, e.IndustryCode, e.IndustryEdition, e.DivisionCode), now);
        return e.AdministratorName is null ? [tenant] : [tenant, Invitation.Make(id, new(e.AdministratorName, e.AdministratorEmail, null), RoleCodes.First(tenant.Kind), run.StartedBy, now)];
    }
}

/// <summary>A started import runs; killed in the middle it leaves nothing, and runs again from its beginning.</summary>
internal sealed class WhenImportStarted(ILive live) : IHandleEvent<ImportStarted>
{
    public async Task HandleAsync(ImportStarted happened, IUseCases useCases, CancellationToken ct)
    {
        var outcome = await useCases.SendAsync(new RunImport(happened.ImportId), ct);
        if (outcome.Refusal is { Code: not "event.delivered-before" } refusal) await useCases.SendAsync(new EndImport(happened.ImportId, refusal.Code == "import.cancelled", refusal.Code), ct);
        live.Publish("import:" + happened.ImportId, "ended");
    }
}
