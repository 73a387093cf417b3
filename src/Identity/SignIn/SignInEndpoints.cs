using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SmartPark.Identity.Sessions;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;

namespace SmartPark.Identity.SignIn;

/// <summary>Where the static forms of signing in post to. They set and clear cookies, which a circuit cannot; every decision is a use case's.</summary>
internal static class SignInEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        Form(routes, "/account/sign-in", SignInAsync);
        Form(routes, "/account/second-factor", SecondFactorAsync);
        Form(routes, "/account/new-password", NewPasswordAsync);
        Form(routes, "/account/sign-out", SignOutAsync);
        Form(routes, "/account/tenant", SwitchAsync);
    }

    /// <summary>A POST of a form that answers something else than a redirect.</summary>
    public static void Raw(IEndpointRouteBuilder routes, string path, Func<HttpContext, SignInPages, Task> work) =>
        routes.MapPost(path, http => SignInPages.HandleAsync(http, pages => work(http, pages))).WithOrder(-1).AllowAnonymous().WithMetadata(new ExcludeFromDescriptionAttribute());

    /// <summary>A POST of a form, before the page of the same address, which would take a POST too; signing in must be possible for visitors, so no authorisation stands before it.</summary>
    public static void Form(IEndpointRouteBuilder routes, string path, Func<SignInPages, Task> work) =>
        routes.MapPost(path, http => SignInPages.HandleAsync(http, work)).WithOrder(-1).AllowAnonymous().WithMetadata(new ExcludeFromDescriptionAttribute());

    private static async Task SignInAsync(SignInPages pages)
    {
        if (!pages.MayKeepCookies)
        {
            pages.Back("/account/sign-in", new("sign-in.needs-https"));
            return;
        }
        var request = new SignInWithPassword(pages.Field("login") ?? "", pages.Field("password") ?? "", pages.Device);
        pages.Follow("/account/sign-in", await pages.UseCases.SendAsync(request, pages.Ct));
    }

    private static async Task SecondFactorAsync(SignInPages pages)
    {
        var request = new GiveSecondFactor(pages.Cookie(SignInCookies.Pending) ?? "", pages.Field("code") ?? "", pages.Device);
        pages.Follow("/account/second-factor", await pages.UseCases.SendAsync(request, pages.Ct));
    }

    private static async Task NewPasswordAsync(SignInPages pages)
    {
        var request = new ReplaceExpiredPassword(pages.Cookie(SignInCookies.Pending) ?? "", pages.Field("password") ?? "", pages.Device);
        pages.Follow("/account/new-password", await pages.UseCases.SendAsync(request, pages.Ct));
    }

    private static async Task SignOutAsync(SignInPages pages)
    {
        await pages.UseCases.SendAsync(new SignOut(), pages.Ct);
        pages.Drop(SignInCookies.Session);
        pages.Drop(SignInCookies.Pending);
        pages.Go("/");
    }

    private static async Task SwitchAsync(SignInPages pages)
    {
        var tenant = TenantId.TryParse(pages.Field("key") ?? pages.Field("tenantId"), null, out var id) ? id : TenantId.None;
        var outcome = await pages.UseCases.SendAsync(new SwitchTenant(tenant), pages.Ct);
        if (outcome.Succeeded) pages.Go(pages.ReturnUrl);
        else pages.Back(LocalUrl.Home, outcome.Refusal);
    }
}
