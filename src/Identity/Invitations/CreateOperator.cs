using SmartPark.Identity.Checks;
using SmartPark.Identity.Roles;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Identity.Invitations;

/// <summary>Invites an operator of the platform: the first start in Production and the command line send it.</summary>
/// <param name="Name">His name.</param>
/// <param name="Email">His e-mail.</param>
[SystemOnly]
[PlatformWide("an operator belongs to the platform's own tenant")]
[ShownOnce]
public sealed record CreateOperator(string Name, string Email) : ICommand<OneTimeLink>, IChecked
{
    /// <inheritdoc/>
    public IEnumerable<Refusal> Check() => [.. Shape.Line(Name, Shape.PersonName, nameof(Name)), .. Shape.Email(Email, nameof(Email))];
}

internal sealed class CreateOperatorHandler(IdentityDb db, TimeProvider clock) : IHandle<CreateOperator, OneTimeLink>
{
    public Task<Result<OneTimeLink>> Handle(CreateOperator request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var invitee = new Invitee(Shape.Clean(request.Name, Shape.PersonName), Shape.EmailOrNull(request.Email), null);
        var invitation = Invitation.Make(TenantId.Platform, invitee, RoleCodes.First(TenantKinds.Operator), null, now);
        db.Add(invitation);
        return Task.FromResult<Result<OneTimeLink>>(OneTimeLink.Of(invitation, invitation.MakeLink(now)));
    }
}
