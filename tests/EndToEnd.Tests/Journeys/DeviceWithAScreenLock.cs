using Microsoft.Playwright;

namespace SmartPark.EndToEnd.Tests.Journeys;

/// <summary>Chromium's virtual authenticator: a laptop that keeps passkeys and asks for the finger of its owner, who always gives it.</summary>
internal sealed class DeviceWithAScreenLock(ICDPSession session, string id) : IAsyncDisposable
{
    public static async Task<DeviceWithAScreenLock> OnAsync(IPage page)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("WebAuthn.enable");
        var added = await session.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
        return new(session, added!.Value.GetProperty("authenticatorId").GetString()!);
    }

    /// <summary>How many passkeys it keeps.</summary>
    public async Task<int> CredentialsAsync()
    {
        var found = await session.SendAsync("WebAuthn.getCredentials", new() { ["authenticatorId"] = id });
        return found!.Value.GetProperty("credentials").GetArrayLength();
    }

    public async ValueTask DisposeAsync() => await session.DetachAsync();
}
