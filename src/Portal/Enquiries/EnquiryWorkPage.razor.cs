using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using SmartPark.Face;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;
using SmartPark.Portal.Face;

namespace SmartPark.Portal.Enquiries;

/// <summary>One enquiry at the service desk: who asked what, and the steps its state allows.</summary>
public sealed partial class EnquiryWorkPage
{
    private Loaded<EnquiryCase>? _loaded;
    private TextEditor? _editor;
    private IReadOnlyList<Crumb> _crumbs = [];
    private IReadOnlyList<StaffRow> _staff = [];
    private Refusal? _refusal;
    private string? _answerError;
    private string _answer = "";
    private string _person = "";
    private bool _busy;

    /// <summary>The enquiry.</summary>
    [Parameter] public Guid Id { get; set; }

    [Inject] private IUseCases UseCases { get; set; } = default!;

    [Inject] private RefusalTexts Refusals { get; set; } = default!;

    [Inject] private Toasts Toasts { get; set; } = default!;

    [Inject] private IStringLocalizer<EnquiriesBenchText> Text { get; set; } = default!;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        _crumbs = [new(Text["Enquiries"], "/w/enquiries")];
        _staff = (await UseCases.SendAsync(new EnquiryStaff())).Value ?? [];
    }

    private Task AssignAsync(EnquiryView e) =>
        PersonId.TryParse(_person, null, out var person) ? StepAsync(new AssignEnquiry(e.EnquiryId, e.Version, person), "Assigned") : Task.CompletedTask;

    private async Task AnswerAsync(EnquiryView e)
    {
        if (_editor is not null) _answer = await _editor.FlushAsync();
        if (await StepAsync(new AnswerEnquiry(e.EnquiryId, e.Version, _answer), "Answered")) _answer = "";
    }

    private async Task<bool> StepAsync(ICommand step, string said)
    {
        (_busy, _refusal, _answerError) = (true, null, null);
        var outcome = await UseCases.SendAsync(step);
        _busy = false;
        if (outcome.Succeeded)
        {
            Toasts.Show(Text["Done." + said]);
            await AgainAsync();
            return true;
        }
        _answerError = Refusals.About(outcome.Refusal, nameof(AnswerEnquiry.Answer));
        if (_answerError is null) _refusal = outcome.Refusal;
        return false;
    }

    private async Task AgainAsync()
    {
        _refusal = null;
        if (_loaded is not null) await _loaded.ReloadAsync();
    }
}
