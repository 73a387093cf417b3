using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Portal.Messages;

/// <summary>Sets the caller's receiver of webhooks and makes a new signing secret; null takes the receiver away.</summary>
/// <param name="Url">https address with port 443 or 8443 and a host name, or null.</param>
/// <returns>The secret <c>whsec_…</c> (Standard Webhooks), shown this once; empty when the receiver was taken away.</returns>
/// <remarks>Refusal: <c>webhook.address</c>.</remarks>
[Permission(Permission.SignedIn)]
[ShownOnce]
public sealed record SetWebhook(string? Url) : ICommand<string>;

/// <summary>Makes and hides the secret before the transaction: a new key of the installation may have to be stored.</summary>
internal sealed class MakeSecret(WebhookSecrets secrets) : IBefore<SetWebhook>
{
    public string Clear { get; private set; } = "";

    public string Hidden { get; private set; } = "";

    public Task<Refusal?> BeforeAsync(SetWebhook request, CancellationToken ct)
    {
        Clear = WebhookSecrets.New();
        Hidden = secrets.Hide(Clear);
        return Task.FromResult<Refusal?>(null);
    }
}

internal sealed class SetWebhookHandler(PortalDb db, CallContext call, WebhookAddresses addresses, MakeSecret secret) : IHandle<SetWebhook, string>
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
        settings.Hook(address.AbsoluteUri, secret.Hidden);
        return secret.Clear;
    }
}
