using Microsoft.EntityFrameworkCore;
using SmartPark.Identity.Checks;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Identity.People;

/// <summary>The operator disables a person everywhere: all sessions end, personal keys stop.</summary>
/// <param name="PersonId">Who.</param>
/// <param name="Reason">Why, 1 to 200 characters.</param>
/// <remarks>Refusals: <c>person.not-found</c>, <c>person.disabled-already</c>, <c>person.own</c>, those of texts.</remarks>
[Permission(IdentityPermissions.PeopleManage)]
[PlatformWide("the operator acts on any account")]
public sealed record DisablePerson(PersonId PersonId, string Reason) : ICommand, IChecked
{
    /// <inheritdoc/>
    public IEnumerable<Refusal> Check() => Shape.Line(Reason, 200, nameof(Reason));
}

/// <summary>The operator enables a person again.</summary>
/// <param name="PersonId">Who.</param>
/// <remarks>Refusals: <c>person.not-found</c>, <c>person.enabled-already</c>.</remarks>
[Permission(IdentityPermissions.PeopleManage)]
[PlatformWide("the operator acts on any account")]
public sealed record EnablePerson(PersonId PersonId) : ICommand;

internal sealed class DisablePersonHandlers(IdentityDb db, CallContext call) : IHandle<DisablePerson, Done>, IHandle<EnablePerson, Done>
{
    private static readonly Refusal NotFound = new("person.not-found", nameof(DisablePerson.PersonId));

    public async Task<Result<Done>> Handle(DisablePerson request, CancellationToken cancellationToken)
    {
        if (request.PersonId == call.Caller.Person) return new Refusal("person.own", nameof(request.PersonId));
        return await FindAsync(request.PersonId, cancellationToken) is { } account ? account.Disable(Shape.Clean(request.Reason, 200)) : NotFound;
    }

    public async Task<Result<Done>> Handle(EnablePerson request, CancellationToken cancellationToken) =>
        await FindAsync(request.PersonId, cancellationToken) is { } account ? account.Enable() : NotFound;

    private Task<Account?> FindAsync(PersonId person, CancellationToken ct) => db.Accounts.FirstOrDefaultAsync(a => a.PersonId == person, ct);
}
