using System.Globalization;
using Microsoft.AspNetCore.Components;
using SmartPark.Kernel.Codes;
using SmartPark.Kernel.Tenancy;
using SmartPark.Portal.Public;

namespace SmartPark.Portal.Directory;

/// <summary>An enterprise with what it makes and what it was certified for.</summary>
public sealed partial class EnterprisePage
{
    private CardPage? _card;

    /// <summary>The enterprise.</summary>
    [Parameter] public Guid EnterpriseId { get; set; }

    private (ProductKind Kind, string Title)[] Shelves => [(ProductKind.Product, Text["Products"]), (ProductKind.Solution, Text["Solutions"])];

    private string Trade => string.Join(" · ", new[] { Text["OneKind." + _card!.Kind].Value, Industries.Find(_card.IndustryCode)?.Name, Divisions.FullNameOf(_card.DivisionCode) }.Where(t => !string.IsNullOrEmpty(t)));

    /// <inheritdoc/>
    protected override async Task LoadAsync(PublicSite site)
    {
        if (OrNotFound(await UseCases.SendAsync(new GetCard(new TenantId(EnterpriseId)), Ct)) is not { } card) return;
        if (card.Park is { } park && park != site.Park && await Sites.OfParkAsync(park, Ct) is { } home) Navigation.NavigateTo($"/p/{home.Row.Slug}/enterprises/{EnterpriseId}");
        else _card = card;
    }

    private string Span(CertificateRow one) => one.ValidUntil is { } end ? Text["FromTo", Day(one.ValidFrom), Day(end)] : Text["Since", Day(one.ValidFrom)];

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
