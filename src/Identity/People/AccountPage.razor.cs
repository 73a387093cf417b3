using Microsoft.AspNetCore.Components;
using SmartPark.Face;
using SmartPark.Identity.Roles;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Identity.People;

/// <summary>One person of the platform as the operator looks at him: tenants, devices, and disabling with a reason.</summary>
public sealed partial class AccountPage
{
    private PersonCard? _card;
    private PersonId? _me;
    private Refusal? _refusal;
    private string _reason = "";
    private bool _busy;

    /// <summary>Which person.</summary>
    [Parameter] public string Id { get; set; } = "";

    [Inject] private IUseCases UseCases { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    [Inject] private Toasts Toasts { get; set; } = default!;

    private PersonId Person => PersonId.TryParse(Id, null, out var id) ? id : PersonId.None;

    private Status State => AccountState.Of(_card!.Row, Text, Clock.GetUtcNow());

    private DateTimeOffset? Locked => _card?.Row.LockedUntil is { } until && until > Clock.GetUtcNow() ? until : null;

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        _me = (await UseCases.SendAsync(new Me())).Value?.Person;
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        var found = await UseCases.SendAsync(new GetPerson(Person));
        (_card, _refusal) = (found.Value, found.Refusal);
    }

    private string Held(PersonMembership m)
    {
        var roles = string.Join(RoleWords["Comma"], m.Roles.Select(code => RoleNames.Of(RoleWords, code, m.OwnRoles.GetValueOrDefault(code))));
        return m.Title is { Length: > 0 } title ? $"{roles} · {title}" : roles;
    }

    private Task DisableAsync() => DoAsync(new DisablePerson(Person, _reason), _ => Text["ToldDisabled", _card!.Row.Name]);

    private Task EnableAsync() => DoAsync(new EnablePerson(Person), _ => Text["ToldEnabled", _card!.Row.Name]);

    private Task EndAsync() => DoAsync(new EndPersonSessions(Person), ended => Text["ToldEnded", _card!.Row.Name, ended]);

    private async Task DoAsync<T>(ICommand<T> request, Func<T, string> told)
    {
        if (_busy) return;
        _busy = true;
        try
        {
            var done = await UseCases.SendAsync(request);
            _refusal = done.Refusal;
            if (!done.Succeeded) return;
            Toasts.Show(told(done.Value));
            _reason = "";
            await LoadAsync();
        }
        finally
        {
            _busy = false;
        }
    }
}
