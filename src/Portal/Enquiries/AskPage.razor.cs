using Microsoft.AspNetCore.Components;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.UseCases;
using SmartPark.Portal.Public;

namespace SmartPark.Portal.Enquiries;

/// <summary>Where visitors and enterprises write to the park, and where common questions stand.</summary>
public sealed partial class AskPage
{
    private const int MostFaq = 50;
    private Page<FaqRow>? _faq;
    private Refusal? _refusal;
    private string? _words;

    [SupplyParameterFromForm(FormName = "ask")] private AskForm Input { get; set; } = default!;

    /// <inheritdoc/>
    protected override async Task LoadAsync(PublicSite site)
    {
        Input ??= new();
        _words = ListAddress.Of(Navigation.Uri).Words("q");
        _faq = (await UseCases.SendAsync(new ListFaq(site.Park, _words, new Paging(1, MostFaq)), Ct)).Value;
    }

    private async Task AskAsync()
    {
        var asked = await UseCases.SendAsync(new AskPark(Site!.Park, Input.Kind, Input.Title ?? "", Input.Text ?? "", Input.Contact ?? "", Input.Name ?? ""), Ct);
        _refusal = asked.Refusal;
        if (asked.Value is not { } receipt) return;
        Cookie.Write(Http!, new(receipt.Number, receipt.AccessCode ?? "", Fresh: true));
        Navigation.NavigateTo(Site.Link("/questions/" + receipt.Number));
    }

    private string? About(string field) => Refusals.About(_refusal, field);

    /// <summary>What was typed.</summary>
    private sealed class AskForm
    {
        public EnquiryKind Kind { get; set; }

        public string? Title { get; set; }

        public string? Text { get; set; }

        public string? Name { get; set; }

        public string? Contact { get; set; }
    }
}
