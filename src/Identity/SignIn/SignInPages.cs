using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using SmartPark.Identity.Sessions;
using SmartPark.Kernel.Http;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Identity.SignIn;

/// <summary>What the endpoints of static forms share: the antiforgery check, 303 redirects (RFC 9110 15.4.4) and the way a refusal travels to the page.</summary>
internal sealed class SignInPages(HttpContext http)
{
    public IUseCases UseCases { get; } = http.RequestServices.GetRequiredService<IUseCases>();

    public CancellationToken Ct => http.RequestAborted;

    public Device Device => new(http.Request.Headers.UserAgent.ToString(), http.Connection.RemoteIpAddress?.ToString() ?? "");

    public IFormCollection Form { get; private set; } = FormCollection.Empty;

    public string ReturnUrl => LocalUrl.Or(Field("returnUrl") ?? Field("back"));

    /// <summary>Runs a form's handler when the form is ours.</summary>
    public static async Task HandleAsync(HttpContext http, Func<SignInPages, Task> work)
    {
        var pages = new SignInPages(http);
        http.Response.Headers.CacheControl = "no-store";
        if (!http.Request.HasFormContentType || !await http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http))
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            await http.Response.WriteAsync(http.RequestServices.GetRequiredService<RefusalTexts>().For(new Refusal("form.stale")), pages.Ct);
            return;
        }
        pages.Form = await http.Request.ReadFormAsync(pages.Ct);
        await work(pages);
    }

    public string? Field(string name) => Form.TryGetValue(name, out var values) && values.Count == 1 ? values[0] : null;

    public void Go(string localUrl)
    {
        http.Response.StatusCode = StatusCodes.Status303SeeOther;
        http.Response.Headers.Location = localUrl;
    }

    /// <summary>Back to a page with the refusal's code and first value; the page shows its sentence.</summary>
    public void Back(string page, Refusal refusal)
    {
        var first = refusal.All().First();
        var value = first.Args.Count > 0 ? "&value=" + Uri.EscapeDataString(first.Args[0]?.ToString() ?? "") : "";
        var more = first.Args.Count > 1 ? "&value=" + Uri.EscapeDataString(first.Args[1]?.ToString() ?? "") : "";
        Go($"{page}{(page.Contains('?', StringComparison.Ordinal) ? '&' : '?')}error={Uri.EscapeDataString(first.Code)}{value}{more}&returnUrl={Uri.EscapeDataString(ReturnUrl)}");
    }

    public string? Cookie(string name) => SignInCookies.Read(http.Request, name);

    public void Keep(string name, string value, TimeSpan? life = null) => SignInCookies.Write(http, name, value, life);

    public void Drop(string name) => SignInCookies.Clear(http, name);

    public bool MayKeepCookies => SignInCookies.CanKeep(http.Request);

    /// <summary>Follows a step of signing in: a cookie for the session or for the next step.</summary>
    public void Follow(string page, Result<SignInOutcome> step)
    {
        if (!step.Succeeded)
        {
            Back(step.Refusal.Code == "sign-in.pending-expired" ? "/account/sign-in" : page, step.Refusal);
            return;
        }
        var next = "?returnUrl=" + Uri.EscapeDataString(ReturnUrl);
        switch (step.Value.State)
        {
            case SignInState.SignedIn:
                Drop(SignInCookies.Pending);
                Keep(SignInCookies.Session, step.Value.SessionKey!);
                Go(ReturnUrl);
                break;
            case SignInState.Failed:
                Back(page, new("sign-in.failed"));
                break;
            default:
                Keep(SignInCookies.Pending, step.Value.Pending!, PendingSignIns.Life);
                Go((step.Value.State == SignInState.SecondFactorNeeded ? "/account/second-factor" : "/account/new-password") + next);
                break;
        }
    }
}
