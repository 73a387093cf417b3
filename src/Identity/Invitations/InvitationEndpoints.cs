using Microsoft.AspNetCore.Routing;
using SmartPark.Identity.Passwords;
using SmartPark.Identity.SignIn;
using SmartPark.Kernel.Results;

namespace SmartPark.Identity.Invitations;

/// <summary>Where the static forms of one-time links post to. Tokens travel in the path or the body, and the pages send no referrer.</summary>
internal static class InvitationEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        SignInEndpoints.Form(routes, "/account/invitation", AcceptAsync);
        SignInEndpoints.Form(routes, "/account/invitation/join", JoinAsync);
        SignInEndpoints.Form(routes, "/account/reset", ResetAsync);
    }

    private static async Task AcceptAsync(SignInPages pages)
    {
        var page = PageOf("/account/invitation/", pages.Field("token"));
        if (!pages.MayKeepCookies)
        {
            pages.Back(page, new("sign-in.needs-https"));
            return;
        }
        var request = new AcceptInvitation(pages.Field("token") ?? "", pages.Field("name") ?? "", pages.Field("password") ?? "", pages.Device, pages.Field("culture") ?? "zh-CN");
        pages.Follow(page, await pages.UseCases.SendAsync(request, pages.Ct));
    }

    private static async Task JoinAsync(SignInPages pages)
    {
        var outcome = await pages.UseCases.SendAsync(new JoinByInvitation(pages.Field("token") ?? ""), pages.Ct);
        if (outcome.Succeeded) pages.Go(LocalUrl.Home);
        else pages.Back(PageOf("/account/invitation/", pages.Field("token")), outcome.Refusal);
    }

    private static async Task ResetAsync(SignInPages pages)
    {
        var outcome = await pages.UseCases.SendAsync(new ResetPassword(pages.Field("token") ?? "", pages.Field("password") ?? ""), pages.Ct);
        if (outcome.Succeeded) pages.Go("/account/sign-in?notice=password-changed");
        else pages.Back(PageOf("/account/reset/", pages.Field("token")), outcome.Refusal);
    }

    private static string PageOf(string path, string? token) => path + Uri.EscapeDataString(token ?? "");
}
