using Microsoft.EntityFrameworkCore;
using SmartPark.Identity.Callers;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Identity.Sessions;

/// <summary>My sessions that still run, the latest used first.</summary>
[Permission(Permission.SignedIn)]
public sealed record FindMySessions : IQuery<IReadOnlyList<SessionRow>>;

/// <summary>A signed-in device.</summary>
/// <param name="Id">Session.</param>
/// <param name="Device">Browser and system.</param>
/// <param name="Address">Network address at sign-in.</param>
/// <param name="Method">How the person signed in.</param>
/// <param name="CreatedAt">Since when.</param>
/// <param name="LastSeenAt">Last used, to the minute.</param>
/// <param name="ThisOne">True for the session that asks.</param>
public sealed record SessionRow(Guid Id, string Device, string Address, SignInMethod Method, DateTimeOffset CreatedAt, DateTimeOffset LastSeenAt, bool ThisOne);

/// <summary>My latest tries to sign in, right and wrong, newest first.</summary>
/// <param name="Paging">Which page.</param>
[Permission(Permission.SignedIn)]
public sealed record FindMySignIns(Paging? Paging = null) : IQuery<Page<SignInRow>>;

/// <summary>A try to sign in.</summary>
/// <param name="At">When.</param>
/// <param name="Succeeded">Whether it was right.</param>
/// <param name="Method">How.</param>
/// <param name="Device">Browser and system.</param>
/// <param name="Address">Network address.</param>
public sealed record SignInRow(DateTimeOffset At, bool Succeeded, SignInMethod Method, string Device, string Address);

internal sealed class FindMySessionsHandler(IdentityDb db, CallContext call, SessionActivity activity, TimeProvider clock)
    : IHandle<FindMySessions, IReadOnlyList<SessionRow>>, IHandle<FindMySignIns, Page<SignInRow>>
{
    public async Task<Result<IReadOnlyList<SessionRow>>> Handle(FindMySessions request, CancellationToken cancellationToken)
    {
        var open = await db.Sessions.AsNoTracking().Where(s => s.PersonId == call.Person && s.EndedAt == null).ToListAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var rows = from s in open
                   let seen = activity.LastSeen(s.Id, s.LastSeenAt)
                   where Session.Lives(s.CreatedAt, seen, null, false, now)
                   orderby seen descending
                   select new SessionRow(s.Id, s.Device, s.Address, s.Method, s.CreatedAt, seen, s.Id == call.Caller.CredentialId);
        return Result.Of<IReadOnlyList<SessionRow>>([.. rows]);
    }

    public async Task<Result<Page<SignInRow>>> Handle(FindMySignIns request, CancellationToken cancellationToken) =>
        await db.SignInRecords.AsNoTracking().Where(r => r.PersonId == call.Person).OrderByDescending(r => r.At).ThenByDescending(r => r.Id)
            .Select(r => new SignInRow(r.At, r.Succeeded, r.Method, r.Device, r.Address)).ToPageAsync(request.Paging, cancellationToken);
}
