using Microsoft.AspNetCore.Components;
using SmartPark.Face;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Policies.Declarations;

/// <summary>The form of a declaration, begun with what the profile says.</summary>
public sealed partial class DeclarePage
{
    private readonly List<DeclaredFile> _files = [];
    private DeclarationStart? _start;
    private Refusal? _refusal;
    private string _contact = "", _phone = "", _uscc = "", _statement = "";
    private decimal? _amount;
    private bool _busy;

    /// <summary>The batch.</summary>
    [Parameter] public Guid BatchId { get; set; }

    [Inject] private IUseCases UseCases { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private Toasts Toasts { get; set; } = default!;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        var found = await UseCases.SendAsync(new PrepareDeclaration(BatchId));
        (_start, _refusal) = (found.Value, found.Refusal);
        if (_start is { } start) (_contact, _uscc, _amount) = (start.Contact, start.Uscc, start.Estimate);
    }

    private async Task SubmitAsync()
    {
        if (_busy) return;
        _busy = true;
        var made = await UseCases.SendAsync(new Declare(BatchId, _amount, _contact, _phone, _uscc.Trim(), _statement, _files));
        (_busy, _refusal) = (false, made.Refusal);
        if (!made.Succeeded) return;
        Toasts.Show(Text["Submitted"]);
        Navigation.NavigateTo(DeclarationLinks.Mine);
    }
}
