using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Portal.Messages;

/// <summary>Sets the caller's receiver of webhooks and makes a new signing secret; null takes the receiver away.</summary>
/// <param name="Url">https address with port 443 or 8443 and a host name, or null.</param>
/// <returns>The secret <c>whsec_…</c> (Standard Webhooks), shown this once; empty when the receiver was taken away.</returns>
/// <remarks>Refusal: <c>webhook.address</c>.</remarks>
[Permission(Permission.SignedIn)]
public sealed record SetWebhook(string? Url) : ICommand<string>;

internal sealed class SetWebhookHandler(PortalDb db, CallContext call, WebhookAddresses addresses, WebhookSecrets secrets) : IHandle<SetWebhook, string>
{
    public async Task<Result<string>> Handle(SetWebhook request, CancellationToken cancellationToken)
    {
        var settings = await OwnSettings.OfAsync(db, call.Person, cancellationToken);
        if (string.IsNullOrWhiteSpace(request.Url))
        {
            settings.Hook(null, null);
            return "";
        }
        if (addresses.Read(request.Url) is not { } address) return new Refusal("webhook.address", nameof(request.Url));
        var secret = WebhookSecrets.New();
        settings.Hook(address.AbsoluteUri, secrets.Hide(secret));
        return secret;
    }
}
