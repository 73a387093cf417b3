using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SmartPark.Identity.Callers;
using SmartPark.Kernel.Tenancy;

namespace SmartPark.Identity.SignIn;

/// <summary>Who sits before a page: looked at again every 20 seconds, so that an open page of an ended session becomes a visitor's. Looking does not count as use.</summary>
internal sealed class CircuitSession(ILoggerFactory logger, CallerLookup callers) : RevalidatingServerAuthenticationStateProvider(logger), IHostEnvironmentAuthenticationStateProvider
{
    /// <summary>What the host said of this circuit or static page; null outside of both.</summary>
    public Task<AuthenticationState>? Given { get; private set; }

    protected override TimeSpan RevalidationInterval => TimeSpan.FromSeconds(20);

    void IHostEnvironmentAuthenticationStateProvider.SetAuthenticationState(Task<AuthenticationState> authenticationStateTask)
    {
        Given = authenticationStateTask;
        SetAuthenticationState(authenticationStateTask);
    }

    /// <summary>Looks now; when the session is over the page becomes a visitor's.</summary>
    public async Task LookAgainAsync(CancellationToken ct)
    {
        if (!await ValidateAuthenticationStateAsync(await GetAuthenticationStateAsync(), ct)) SetAuthenticationState(Task.FromResult(new AuthenticationState(new())));
    }

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken) =>
        (await callers.PeekAsync(SessionIdentity.TicketOf(authenticationState.User), cancellationToken)).Kind != TicketKind.Visitor;
}

/// <summary>The ticket of the moment: in a circuit that of the circuit's principal (there the HTTP context is that of a handshake long ago), otherwise that of the HTTP request.</summary>
internal sealed class TicketSource(IServiceProvider services, IHttpContextAccessor http) : ITicketSource
{
    public async ValueTask<Ticket> CurrentAsync(CancellationToken ct)
    {
        if (services.GetService<AuthenticationStateProvider>() is CircuitSession { Given: { } given }) return SessionIdentity.TicketOf((await given).User);
        return SessionIdentity.TicketOf(http.HttpContext?.User);
    }
}
