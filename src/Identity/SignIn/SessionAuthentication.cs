using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SmartPark.Identity.ApiKeys;
using SmartPark.Kernel.Tenancy;

namespace SmartPark.Identity.SignIn;

/// <summary>Reads the session cookie or <c>Authorization: Bearer spk_…</c> (RFC 6750 2.1). A request with both is judged by the key alone.</summary>
internal sealed class SessionAuthentication(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, ICallers callers)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    private const string Bearer = "Bearer ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var ticket = TicketOf(Request);
        if (ticket.Kind == TicketKind.Visitor) return AuthenticateResult.NoResult();
        var caller = await callers.ResolveAsync(ticket, Context.RequestAborted);
        if (caller.Kind == TicketKind.Visitor) return AuthenticateResult.Fail("unknown, expired or ended");
        return AuthenticateResult.Success(new(new ClaimsPrincipal(new SessionIdentity(ticket, caller)), SessionIdentity.Scheme));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (Request.Path.StartsWithSegments("/api"))
        {
            Response.StatusCode = StatusCodes.Status401Unauthorized;
            Response.Headers.WWWAuthenticate = "Bearer";
            return Task.CompletedTask;
        }
        var back = HttpMethods.IsGet(Request.Method) ? Request.PathBase + Request.Path + Request.QueryString : "/";
        Response.Redirect("/account/sign-in?returnUrl=" + Uri.EscapeDataString(back));
        return Task.CompletedTask;
    }

    private static Ticket TicketOf(HttpRequest request)
    {
        if (request.Headers.Authorization is [{ } header] && header.StartsWith(Bearer + ApiKey.Prefix, StringComparison.Ordinal)) return new(TicketKind.ApiKey, header[Bearer.Length..]);
        return SignInCookies.Read(request, SignInCookies.Session) is { Length: > 0 } key ? new(TicketKind.Session, key) : Ticket.Visitor;
    }
}
