using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using SmartPark.Kernel.Live;

namespace SmartPark.Identity.SignIn;

/// <summary>
/// Hears that the session behind an open page ended and leads the page to signing in, with the reason and the way back. Without the word of the live topic the page's own look
/// every 20 seconds finds it.
/// </summary>
internal sealed class SessionWatch(AuthenticationStateProvider provider, ILive live, NavigationManager navigation) : CircuitHandler, IDisposable
{
    /// <summary>A page that is being left has its own way: signing out there must not be overtaken.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private readonly CancellationTokenSource _closed = new();
    private IDisposable? _listening;
    private SynchronizationContext? _page;
    private bool _leaving;

    public override async Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        if (provider is not CircuitSession session) return;
        var claim = (await session.GetAuthenticationStateAsync()).User.FindFirst(SessionIdentity.SessionClaim);
        if (claim is null) return;
        _page = SynchronizationContext.Current;
        session.AuthenticationStateChanged += Changed;
        _listening = live.Subscribe("session:" + claim.Value, _ => HearAsync(session));
    }

    public override Task OnCircuitClosedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        provider.AuthenticationStateChanged -= Changed;
        _listening?.Dispose();
        _closed.Cancel();
        return Task.CompletedTask;
    }

    public void Dispose() => _closed.Dispose();

    /// <summary>A look that fails is made up for by the page's own.</summary>
    private async Task HearAsync(CircuitSession session)
    {
        if (!_closed.IsCancellationRequested) await session.LookAgainAsync(_closed.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private void Changed(Task<AuthenticationState> state) => _page?.Post(async _ => await LeaveAsync(await state), null);

    private async Task LeaveAsync(AuthenticationState state)
    {
        if (_leaving || state.User.Identity?.IsAuthenticated == true) return;
        _leaving = true;
        await Task.Delay(Patience, _closed.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        if (_closed.IsCancellationRequested) return;
        var back = "/" + navigation.ToBaseRelativePath(navigation.Uri);
        navigation.NavigateTo("/account/sign-in?notice=session-ended&returnUrl=" + Uri.EscapeDataString(back), forceLoad: true);
    }
}
