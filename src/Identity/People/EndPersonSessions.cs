using Microsoft.EntityFrameworkCore;
using SmartPark.Identity.Sessions;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Identity.People;

/// <summary>The operator signs a person out on all devices; he may sign in again at once. For a lost device, or an account that somebody else seems to use.</summary>
/// <param name="PersonId">Who.</param>
/// <returns>How many sessions ended.</returns>
/// <remarks>Refusal: <c>person.not-found</c>.</remarks>
[Permission(IdentityPermissions.PeopleManage)]
[PlatformWide("the operator acts on any account")]
public sealed record EndPersonSessions(PersonId PersonId) : ICommand<int>;

internal sealed class EndPersonSessionsHandler(IdentityDb db, SessionEnd end) : IHandle<EndPersonSessions, int>
{
    public async Task<Result<int>> Handle(EndPersonSessions request, CancellationToken cancellationToken)
    {
        if (!await db.Accounts.AnyAsync(a => a.PersonId == request.PersonId, cancellationToken)) return new Refusal("person.not-found", nameof(request.PersonId));
        return await end.EndAsync(db.Sessions.Where(s => s.PersonId == request.PersonId), cancellationToken);
    }
}
