using SmartPark.Portal.Face;

namespace SmartPark.Portal.Hosting;

/// <summary>The door of the workbench: a visitor is sent to sign in and comes back; nothing under /w is rendered for him.</summary>
internal static class WorkbenchDoor
{
    public static void UseWorkbenchDoor(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        if (!Workbench.Contains(http.Request.Path) || http.User.Identity?.IsAuthenticated == true) return next(http);
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Redirect("/account/sign-in?returnUrl=" + Uri.EscapeDataString(http.Request.Path + http.Request.QueryString));
        return Task.CompletedTask;
    });
}
