using Microsoft.EntityFrameworkCore;
using SmartPark.Identity.Callers;
using SmartPark.Kernel.Events;
using SmartPark.Kernel.Live;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Identity.Sessions;

/// <summary>Ends this session.</summary>
[Permission(Permission.SignedIn)]
public sealed record SignOut : ICommand;

/// <summary>Ends one of my sessions.</summary>
/// <param name="SessionId">The session.</param>
/// <remarks>Refusal: <c>session.not-found</c>.</remarks>
[Permission(Permission.SignedIn)]
public sealed record EndSession(Guid SessionId) : ICommand;

/// <summary>Ends all my sessions, or all but this one.</summary>
/// <param name="KeepThis">True to stay signed in here.</param>
[Permission(Permission.SignedIn)]
public sealed record SignOutEverywhere(bool KeepThis = false) : ICommand;

/// <summary>Sessions ended: open pages are told.</summary>
/// <param name="SessionIds">The sessions, at most 500 an event.</param>
[EventName("identity.sessions-ended.v1")]
public sealed record SessionsEnded(IReadOnlyList<Guid> SessionIds) : IEvent
{
    /// <inheritdoc/>
    public TenantId? Tenant => null;
}

internal sealed class SignOutHandlers(IdentityDb db, CallContext call, SessionEnd end) : IHandle<SignOut, Done>, IHandle<EndSession, Done>, IHandle<SignOutEverywhere, Done>
{
    public async Task<Result<Done>> Handle(SignOut request, CancellationToken cancellationToken)
    {
        await end.EndAsync(Mine().Where(s => s.Id == call.Caller.CredentialId), cancellationToken);
        return Result.Done;
    }

    public async Task<Result<Done>> Handle(EndSession request, CancellationToken cancellationToken) =>
        await end.EndAsync(Mine().Where(s => s.Id == request.SessionId), cancellationToken) == 1 ? Result.Done : new Refusal("session.not-found", nameof(request.SessionId));

    public async Task<Result<Done>> Handle(SignOutEverywhere request, CancellationToken cancellationToken)
    {
        await end.EndAsync(Mine().Where(s => !request.KeepThis || s.Id != call.Caller.CredentialId), cancellationToken);
        return Result.Done;
    }

    private IQueryable<Session> Mine() => db.Sessions.Where(s => s.PersonId == call.Person);
}

/// <summary>Ends sessions and announces it.</summary>
internal sealed class SessionEnd(IdentityDb db, SessionActivity activity, TimeProvider clock)
{
    private const int MostInOneEvent = 500;

    /// <summary>Ends those of the sessions that still run.</summary>
    /// <returns>How many.</returns>
    public async Task<int> EndAsync(IQueryable<Session> sessions, CancellationToken ct)
    {
        var open = await sessions.Where(s => s.EndedAt == null).ToListAsync(ct);
        foreach (var session in open)
        {
            session.End(clock.GetUtcNow());
            activity.Forget(session.Id);
        }
        foreach (var ids in open.Select(s => s.Id).Chunk(MostInOneEvent)) db.Raise(new SessionsEnded(ids));
        return open.Count;
    }
}

/// <summary>Tells the open pages of ended sessions at once.</summary>
internal sealed class WhenSessionsEnded(ILive live) : IHandleEvent<SessionsEnded>
{
    public Task HandleAsync(SessionsEnded happened, IUseCases useCases, CancellationToken ct)
    {
        foreach (var id in happened.SessionIds) live.Publish("session:" + id, "ended");
        return Task.CompletedTask;
    }
}
