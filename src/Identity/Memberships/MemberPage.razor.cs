using Microsoft.AspNetCore.Components;
using SmartPark.Face;
using SmartPark.Identity.Departments;
using SmartPark.Identity.Invitations;
using SmartPark.Identity.Passwords;
using SmartPark.Identity.People;
using SmartPark.Identity.Roles;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Identity.Memberships;

/// <summary>One of the own tenant's people: facts, roles, place, and what can be done with the account.</summary>
public sealed partial class MemberPage
{
    private MemberRow? _row;
    private IReadOnlyList<RoleRow> _roles = [];
    private IReadOnlyList<DepartmentRow> _departments = [];
    private HashSet<string> _chosen = [];
    private OneTimeLink? _link;
    private Refusal? _refusal;
    private string _department = "";
    private string _title = "";
    private bool _mayManage;
    private bool _busy;

    /// <summary>Which person.</summary>
    [Parameter] public string Id { get; set; } = "";

    [Inject] private IUseCases UseCases { get; set; } = default!;

    [Inject] private Toasts Toasts { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    private PersonId Person => PersonId.TryParse(Id, null, out var id) ? id : PersonId.None;

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        _mayManage = (await UseCases.SendAsync(new Me())).Value?.Permissions.Contains(IdentityPermissions.MembersManage) == true;
        _roles = (await UseCases.SendAsync(new FindRoles())).Value ?? [];
        _departments = (await UseCases.SendAsync(new FindDepartments())).Value ?? [];
        await LoadAsync();
    }

    /// <summary>The list is asked by name, because there is no question for one member; it holds only people of the own tenant.</summary>
    private async Task LoadAsync()
    {
        var names = await UseCases.SendAsync(new PeopleNames([Person]));
        var name = names.Value?.GetValueOrDefault(Person);
        var found = await UseCases.SendAsync(new FindMembers(name, null, null, new(1, Paging.MaxSize)));
        _row = name is null ? null : found.Value?.Rows.FirstOrDefault(m => m.Person == Person);
        _refusal = found.Refusal ?? (_row is null ? new Refusal("member.not-found") : null);
        if (_row is null) return;
        (_chosen, _department, _title) = ([.. _row.RoleCodes], _row.DepartmentId?.ToString() ?? "", _row.Title ?? "");
    }

    private Task SaveRolesAsync() => DoAsync(new ChangeMemberRoles(Person, [.. _chosen], _row!.Version), Text["ToldRoles", _row.Name]);

    private Task PlaceAsync() => DoAsync(new PlaceMember(Person, Guid.TryParse(_department, out var id) ? id : null, _title, _row!.Version), Text["ToldPlace", _row.Name]);

    private Task EnableAsync() => DoAsync(new EnableMember(Person), Text["ToldEnabled", _row!.Name]);

    private Task DisableAsync() => DoAsync(new DisableMember(Person), Text["ToldDisabled", _row!.Name], EnableAsync);

    private async Task RemoveAsync()
    {
        var name = _row!.Name;
        _refusal = (await UseCases.SendAsync(new RemoveMember(Person))).Refusal;
        if (_refusal is not null) return;
        Toasts.Show(Text["ToldRemoved", name]);
        Navigation.NavigateTo("/w/people");
    }

    private async Task ResetAsync()
    {
        var made = await UseCases.SendAsync(new MakeResetLink(Person));
        (_link, _refusal) = (made.Value, made.Refusal);
    }

    private async Task DoAsync(ICommand<Done> request, string told, Func<Task>? undo = null)
    {
        if (_busy) return;
        _busy = true;
        try
        {
            _refusal = (await UseCases.SendAsync(request)).Refusal;
            if (_refusal is not null) return;
            Toasts.Show(told, undo is null ? null : () => InvokeAsync(undo));
            await LoadAsync();
        }
        finally
        {
            _busy = false;
            StateHasChanged();
        }
    }
}
