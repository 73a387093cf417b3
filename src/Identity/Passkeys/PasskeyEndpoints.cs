using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SmartPark.Identity.SignIn;
using SmartPark.Kernel.Http;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Identity.Passkeys;

/// <summary>Where the passkey script posts to: options come as JSON with the challenge in a cookie, answers come back as ordinary forms.</summary>
internal static class PasskeyEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        Options(routes, "/account/passkey/options", new StartPasskeySignIn());
        Options(routes, "/account/passkey/creation-options", new StartPasskey());
        SignInEndpoints.Form(routes, "/account/passkey/verify", VerifyAsync);
        SignInEndpoints.Form(routes, "/account/passkey/register", RegisterAsync);
    }

    private static void Options(IEndpointRouteBuilder routes, string path, IUseCase<PasskeyChallenge> request) => SignInEndpoints.Raw(routes, path, async (http, pages) =>
    {
        var challenge = await pages.UseCases.SendAsync(request, pages.Ct);
        if (!challenge.Succeeded)
        {
            await Problems.WriteAsync(http, challenge.Refusal);
            return;
        }
        pages.Keep(SignInCookies.Passkey, challenge.Value.State, PasskeyCeremonies.Life);
        http.Response.ContentType = "application/json";
        await http.Response.WriteAsync(challenge.Value.OptionsJson, pages.Ct);
    });

    private static async Task VerifyAsync(SignInPages pages)
    {
        var state = pages.Cookie(SignInCookies.Passkey) ?? "";
        pages.Drop(SignInCookies.Passkey);
        pages.Follow("/account/sign-in", await pages.UseCases.SendAsync(new SignInWithPasskey(pages.Field("credential") ?? "", state, pages.Device), pages.Ct));
    }

    private static async Task RegisterAsync(SignInPages pages)
    {
        var state = pages.Cookie(SignInCookies.Passkey) ?? "";
        pages.Drop(SignInCookies.Passkey);
        var outcome = await pages.UseCases.SendAsync(new RegisterPasskey(pages.Field("credential") ?? "", state, pages.Field("name") ?? ""), pages.Ct);
        if (outcome.Succeeded) pages.Go(pages.ReturnUrl);
        else pages.Back(pages.ReturnUrl, outcome.Refusal);
    }
}
