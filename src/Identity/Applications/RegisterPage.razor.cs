using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using SmartPark.Face;
using SmartPark.Identity.Checks;
using SmartPark.Identity.Sessions;
using SmartPark.Identity.Tenants;
using SmartPark.Kernel.Codes;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Identity.Applications;

/// <summary>A company applies to a park. Works without scripts: looking up a code and checking the credit code are steps of the same form, which keeps everything typed.</summary>
public sealed partial class RegisterPage
{
    private IReadOnlyList<TenantRow>? _parks;
    private FiledApplication? _filed;
    private Refusal? _refusal;
    private bool _consentMissing;
    private bool _usccFine;

    /// <summary>Short name of the park in the address; null where the installation's parks are offered.</summary>
    [Parameter] public string? Slug { get; set; }

    private static IReadOnlyList<TenantSubKind> Offered { get; } =
    [
        TenantSubKind.ResidentEnterprise, TenantSubKind.ProspectiveEnterprise, TenantSubKind.ChainPartner, TenantSubKind.DigitalServiceProvider, TenantSubKind.FinancialInstitution,
        TenantSubKind.IndividualBusiness,
    ];

    [CascadingParameter] private HttpContext? Http { get; set; }

    [Inject] private IUseCases UseCases { get; set; } = default!;

    [SupplyParameterFromForm(FormName = "register")] private string? Step { get; set; }

    [SupplyParameterFromForm(FormName = "register")] private string? ParkId { get; set; }

    [SupplyParameterFromForm(FormName = "register")] private string? Company { get; set; }

    [SupplyParameterFromForm(FormName = "register")] private string? Uscc { get; set; }

    [SupplyParameterFromForm(FormName = "register")] private bool LicenceShowsIt { get; set; }

    [SupplyParameterFromForm(FormName = "register")] private TenantSubKind SubKind { get; set; }

    [SupplyParameterFromForm(FormName = "register")] private string? IndustryCode { get; set; }

    [SupplyParameterFromForm(FormName = "register")] private string? IndustryWords { get; set; }

    [SupplyParameterFromForm(FormName = "register")] private string? DivisionCode { get; set; }

    [SupplyParameterFromForm(FormName = "register")] private string? DivisionWords { get; set; }

    [SupplyParameterFromForm(FormName = "register")] private string? ContactName { get; set; }

    [SupplyParameterFromForm(FormName = "register")] private string? ContactEmail { get; set; }

    [SupplyParameterFromForm(FormName = "register")] private string? ContactPhone { get; set; }

    [SupplyParameterFromForm(FormName = "register")] private bool Consent { get; set; }

    private string Self => Slug is null ? "/register" : $"/p/{Uri.EscapeDataString(Slug)}/register";

    private TenantRow? Park => _parks?.FirstOrDefault(p => p.Id.ToString() == ParkId) ?? (_parks is [var first, ..] ? first : null);

    private bool OldCode => LicenceShowsIt || _refusal?.All().Any(r => r.Code == "uscc.organisation-check-digit") == true;

    private string UsccHelp => Text[_usccFine ? "UsccFine" : "UsccHelp"];

    private IReadOnlyList<CodeChoice> Industry => [.. Industries.Search(IndustryWords).Select(i => new CodeChoice(i.Code.Code, $"{i.Code.Code} {Industries.PathNameOf(i.Code.Code)}"))];

    private IReadOnlyList<CodeChoice> Division => [.. Divisions.Search(DivisionWords).Select(d => new CodeChoice(d.Code, $"{d.Code} {Divisions.FullNameOf(d.Code)}"))];

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        if (Slug is null)
        {
            _parks = (await UseCases.SendAsync(new ListParks())).Value ?? [];
            return;
        }
        _parks = (await UseCases.SendAsync(new GetParkBySlug(Slug))).Value is { } park ? [park] : [];
    }

    private async Task TakeAsync()
    {
        SubKind = Offered.Contains(SubKind) ? SubKind : TenantSubKind.ResidentEnterprise;
        IndustryCode = Chosen(IndustryCode, Industry);
        DivisionCode = Chosen(DivisionCode, Division);
        if (Step == "file") await FileAsync();
        else if (!string.IsNullOrWhiteSpace(Uscc) || Step == "uscc") CheckUscc();
    }

    private void CheckUscc()
    {
        Refusal[] problems = [.. Shape.Uscc(Uscc, nameof(Uscc), LicenceShowsIt)];
        _refusal = problems.Length > 0 ? Refusal.Of(problems) : null;
        _usccFine = problems.Length == 0;
    }

    private async Task FileAsync()
    {
        _consentMissing = !Consent;
        var device = new Device(Http?.Request.Headers.UserAgent.ToString() ?? "", Http?.Connection.RemoteIpAddress?.ToString() ?? "");
        var wish = new RegisterEnterprise(
            Park?.Id ?? TenantId.None, SubKind, Company ?? "", Uscc ?? "", IndustryCode ?? "", DivisionCode ?? "", ContactName ?? "", ContactEmail ?? "", ContactPhone, LicenceShowsIt, device);
        if (_consentMissing)
        {
            Refusal[] problems = [.. wish.Check()];
            _refusal = problems.Length > 0 ? Refusal.Of(problems) : null;
            return;
        }
        var filed = await UseCases.SendAsync(wish);
        (_filed, _refusal) = (filed.Value, filed.Refusal);
    }

    /// <summary>The code chosen before as long as it is among what the words find; the only find when there is but one.</summary>
    private static string? Chosen(string? code, IReadOnlyList<CodeChoice> found) =>
        found.Any(c => c.Code == code) ? code : found.Count == 1 ? found[0].Code : null;

    /// <summary>What is wrong, each with the name of its field: "required" alone says nothing in a list.</summary>
    private List<FormProblem> Problems
    {
        get
        {
            List<FormProblem> all = [.. (_refusal?.All() ?? []).Select(r => new FormProblem(r.Field, r.Code.StartsWith("text.", StringComparison.Ordinal) ? Text["Named", Text["field." + r.Field], Refusals.For(r)] : Refusals.For(r)))];
            if (_consentMissing) all.Add(new(nameof(Consent), Text["ConsentMissing"]));
            return all;
        }
    }

    private string? Said(string field) => Refusals.About(_refusal, field);
}
