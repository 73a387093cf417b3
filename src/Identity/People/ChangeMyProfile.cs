using Microsoft.EntityFrameworkCore;
using SmartPark.Identity.Checks;
using SmartPark.Kernel.Events;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Identity.People;

/// <summary>Changes my name and language.</summary>
/// <param name="Name">Name, at most 50 characters.</param>
/// <param name="Culture"><c>zh-CN</c> or <c>en</c>.</param>
/// <remarks>Refusals: those of names; <c>person.culture</c>.</remarks>
[Permission(Permission.SignedIn)]
public sealed record ChangeMyProfile(string Name, string Culture) : ICommand, IChecked
{
    /// <inheritdoc/>
    public IEnumerable<Refusal> Check() => [.. Shape.Line(Name, Shape.PersonName, nameof(Name)), .. Culture is "zh-CN" or "en" ? [] : (Refusal[])[new("person.culture", nameof(Culture))]];
}

/// <summary>Carries a person's new name into the memberships of all his tenants.</summary>
/// <param name="PersonId">Who.</param>
/// <param name="Name">The name.</param>
[SystemOnly]
[PlatformWide("a person's memberships stand in several tenants")]
public sealed record CopyName(PersonId PersonId, string Name) : ICommand;

internal sealed class ChangeMyProfileHandler(IdentityDb db, CallContext call) : IHandle<ChangeMyProfile, Done>, IHandle<CopyName, Done>
{
    public async Task<Result<Done>> Handle(ChangeMyProfile request, CancellationToken cancellationToken)
    {
        var account = await db.Accounts.SingleAsync(a => a.PersonId == call.Person, cancellationToken);
        account.Present(Shape.Clean(request.Name, Shape.PersonName), request.Culture);
        return Result.Done;
    }

    public async Task<Result<Done>> Handle(CopyName request, CancellationToken cancellationToken)
    {
        foreach (var membership in await db.Memberships.Where(m => m.PersonId == request.PersonId).ToListAsync(cancellationToken)) membership.Rename(request.Name);
        return Result.Done;
    }
}

/// <summary>A new name reaches the lists of tenants.</summary>
internal sealed class WhenPersonRenamed : IHandleEvent<PersonRenamed>
{
    public Task HandleAsync(PersonRenamed happened, IUseCases useCases, CancellationToken ct) => useCases.SendAsync(new CopyName(happened.Person, happened.Name), ct);
}
