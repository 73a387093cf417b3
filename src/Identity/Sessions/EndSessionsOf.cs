using SmartPark.Identity.People;
using SmartPark.Identity.Tenants;
using SmartPark.Kernel.Events;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Identity.Sessions;

/// <summary>Ends the sessions of a person, of a tenant, or of a person in a tenant. Requests with their keys are refused from the moment of disabling; this closes what is open.</summary>
/// <param name="Person">Whose; null for everybody.</param>
/// <param name="InTenant">Only those acting in this tenant; null for all.</param>
/// <remarks>Refusal: <c>session.not-found</c> when neither is named.</remarks>
[SystemOnly]
[PlatformWide("sessions belong to people of several tenants")]
public sealed record EndSessionsOf(PersonId? Person, TenantId? InTenant) : ICommand;

internal sealed class EndSessionsOfHandler(IdentityDb db, SessionEnd end) : IHandle<EndSessionsOf, Done>
{
    public async Task<Result<Done>> Handle(EndSessionsOf request, CancellationToken cancellationToken)
    {
        if (request.Person is null && request.InTenant is null) return new Refusal("session.not-found");
        var sessions = db.Sessions.Where(s => s.EndedAt == null);
        if (request.Person is { } person) sessions = sessions.Where(s => s.PersonId == person);
        if (request.InTenant is { } tenant) sessions = sessions.Where(s => s.ActiveTenantId == tenant);
        await end.EndAsync(sessions, cancellationToken);
        return Result.Done;
    }
}

/// <summary>A disabled person's sessions end.</summary>
internal sealed class WhenPersonDisabled : IHandleEvent<PersonDisabled>
{
    public Task HandleAsync(PersonDisabled happened, IUseCases useCases, CancellationToken ct) => useCases.SendAsync(new EndSessionsOf(happened.Person, happened.InTenant), ct);
}

/// <summary>The sessions in a disabled tenant end.</summary>
internal sealed class WhenTenantDisabled : IHandleEvent<TenantDisabled>
{
    public Task HandleAsync(TenantDisabled happened, IUseCases useCases, CancellationToken ct) => useCases.SendAsync(new EndSessionsOf(null, happened.TenantId), ct);
}
