using Microsoft.EntityFrameworkCore;
using SmartPark.Identity.Invitations;
using SmartPark.Identity.Roles;
using SmartPark.Identity.Secrets;
using SmartPark.Identity.SignIn;
using SmartPark.Identity.Tenants;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Identity.Applications;

/// <summary>The state of an application, for whoever has its number and secret.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Secret">Its secret.</param>
/// <remarks>Refusals: <c>application.number</c> (wrong number and wrong secret are not told apart), <c>request.too-many</c>.</remarks>
[Anonymous]
[PlatformWide("the applicant belongs to no tenant yet; held to the one application below")]
public sealed record FollowApplication(string Number, string Secret) : IQuery<ApplicationCard>;

/// <summary>An application as its applicant sees it.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Park">Name of the park.</param>
/// <param name="Company">Company.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Reason">Why it was refused.</param>
/// <param name="FiledAt">When it was filed.</param>
/// <param name="DecidedAt">When it was decided.</param>
/// <param name="CanTakeInvitation">True when the tenant is open and nobody is in it yet.</param>
public sealed record ApplicationCard(string Number, string Park, string Company, ApplicationState State, string? Reason, DateTimeOffset FiledAt, DateTimeOffset? DecidedAt, bool CanTakeInvitation);

/// <summary>The applicant takes the invitation of the first administrator, once the tenant is open and as long as nobody is in it. Each call makes a new link, the earlier one stops working.</summary>
/// <param name="Number">Number of the application.</param>
/// <param name="Secret">Its secret.</param>
/// <remarks>Refusals: <c>application.number</c>, <c>application.no-invitation</c>, <c>request.too-many</c>.</remarks>
[Anonymous]
[PlatformWide("the applicant belongs to no tenant yet; held to the one application below")]
[ShownOnce]
public sealed record TakeInvitation(string Number, string Secret) : ICommand<OneTimeLink>;

internal sealed class BeforeFollow(SignInThrottle throttle) : IBefore<FollowApplication>, IBefore<TakeInvitation>
{
    public Task<Refusal?> BeforeAsync(FollowApplication request, CancellationToken ct) => CountAsync(request.Number);

    public Task<Refusal?> BeforeAsync(TakeInvitation request, CancellationToken ct) => CountAsync(request.Number);

    private Task<Refusal?> CountAsync(string number) =>
        Task.FromResult(throttle.Count("n" + (number.Length > 40 ? "" : number), "") is { } seconds ? Refusal.With("request.too-many", null, seconds) : null);
}

internal sealed class FollowApplicationHandler(IdentityDb db, TimeProvider clock) : IHandle<FollowApplication, ApplicationCard>, IHandle<TakeInvitation, OneTimeLink>
{
    public async Task<Result<ApplicationCard>> Handle(FollowApplication request, CancellationToken cancellationToken)
    {
        if (await FindAsync(request.Number, request.Secret, cancellationToken) is not { } a) return new Refusal("application.number", nameof(request.Number));
        var park = await db.Tenants.AsNoTracking().Where(t => t.Id == a.ProviderId).Select(t => t.Name).SingleAsync(cancellationToken);
        return new ApplicationCard(a.Number, park, a.Company, a.State, a.Reason, a.FiledAt, a.DecidedAt, await IsEmptyAsync(a, cancellationToken));
    }

    public async Task<Result<OneTimeLink>> Handle(TakeInvitation request, CancellationToken cancellationToken)
    {
        if (await FindAsync(request.Number, request.Secret, cancellationToken) is not { } application) return new Refusal("application.number", nameof(request.Number));
        if (!await IsEmptyAsync(application, cancellationToken)) return new Refusal("application.no-invitation");
        var (tenant, now) = (application.ConsumerId!.Value, clock.GetUtcNow());
        var invitation = await db.Invitations.FirstOrDefaultAsync(i => i.TenantId == tenant && i.AcceptedAt == null && i.WithdrawnAt == null, cancellationToken);
        if (invitation is null)
        {
            var invitee = new Invitee(application.ContactName, application.ContactEmail, application.ContactPhone);
            invitation = Invitation.Make(tenant, invitee, RoleCodes.First(application.SubKind.KindOf()), application.DecidedBy, now);
            db.Add(invitation);
        }
        return OneTimeLink.Of(invitation, invitation.MakeLink(now));
    }

    private async Task<EnterpriseApplication?> FindAsync(string number, string secret, CancellationToken ct)
    {
        var application = await db.Applications.FirstOrDefaultAsync(a => a.Number == number.Trim(), ct);
        return Secret.Fits(secret.Trim(), application?.SecretHash) ? application : null;
    }

    private async Task<bool> IsEmptyAsync(EnterpriseApplication a, CancellationToken ct) =>
        a is { State: ApplicationState.Opened, ConsumerId: { } tenant } && !await db.Memberships.AnyAsync(m => m.TenantId == tenant, ct);
}
