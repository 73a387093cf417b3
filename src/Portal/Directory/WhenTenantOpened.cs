using SmartPark.Identity.Tenants;
using SmartPark.Kernel.Events;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;
using SmartPark.Portal.Sites;

namespace SmartPark.Portal.Directory;

/// <summary>A new park gets its site, a new enterprise or partner its page.</summary>
internal sealed class WhenTenantOpened : IHandleEvent<TenantOpened>
{
    public async Task HandleAsync(TenantOpened happened, IUseCases useCases, CancellationToken ct)
    {
        if (happened.Kind == TenantKinds.Park)
        {
            var park = (await useCases.SendAsync(new GetTenant(happened.TenantId), ct)).Require();
            await useCases.SendAsync(new OpenSite(park.Slug, happened.Name), ct);
        }
        else if (happened.Kind is TenantKinds.Enterprise or TenantKinds.Partner)
        {
            await useCases.SendAsync(new OpenCard(happened.Kind, happened.Name, happened.Park, happened.Uscc, happened.IndustryCode, happened.DivisionCode), ct);
        }
    }
}

/// <summary>An enterprise or partner that was shut out leaves the directory.</summary>
internal sealed class WhenTenantDisabled : IHandleEvent<TenantDisabled>
{
    public Task HandleAsync(TenantDisabled happened, IUseCases useCases, CancellationToken ct) =>
        happened.Kind is TenantKinds.Enterprise or TenantKinds.Partner ? useCases.SendAsync(new CloseCard(), ct) : Task.CompletedTask;
}

/// <summary>Takes the page of the tenant acted in out of the directory; it can publish it again itself.</summary>
/// <remarks>Refusal: <c>card.not-found</c>.</remarks>
[SystemOnly]
public sealed record CloseCard : ICommand;

internal sealed class CloseCardHandler(CardCurtain curtain) : IHandle<CloseCard, Done>
{
    public Task<Result<Done>> Handle(CloseCard request, CancellationToken cancellationToken) => curtain.SetAsync(false, cancellationToken);
}
