using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Codes;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Portal.Directory;

/// <summary>Changes the own enterprise's page. Name and credit code come from the registration and stay.</summary>
/// <param name="Version">Version that was read.</param>
/// <param name="Intro">Markdown, at most 20,000 characters.</param>
/// <param name="Website">Web address, or null.</param>
/// <param name="LogoFileId">Logo, or null.</param>
/// <param name="IndustryCode">GB/T 4754-2017 code, or null.</param>
/// <param name="DivisionCode">GB/T 2260 code, or null.</param>
/// <param name="Contact">Contact, at most 300 characters.</param>
/// <param name="ContactShown">True when everybody may see the contact.</param>
/// <param name="Tags">At most 20 of at most 30 characters.</param>
/// <remarks>Refusals: <c>card.not-found</c>, <c>card.industry</c>, <c>card.division</c>, <c>card.tags</c>, <c>text.web-address</c>, <c>conflict.changed</c>.</remarks>
[Permission(PortalPermissions.EditDirectory)]
public sealed record ChangeCard(
    long Version, string Intro, string? Website, Guid? LogoFileId, string? IndustryCode, string? DivisionCode, string Contact, bool ContactShown, IReadOnlyList<string> Tags) : ICommand, IChecked
{
    /// <inheritdoc/>
    public IEnumerable<Refusal> Check() => PortalTexts.Found(
        PortalTexts.Block(Intro, 20_000, nameof(Intro), false), PortalTexts.Web(Website, nameof(Website)), PortalTexts.Line(Contact, 300, nameof(Contact), false),
        string.IsNullOrWhiteSpace(IndustryCode) || Industries.Find(IndustryCode.Trim()) is not null ? null : Refusal.With("card.industry", nameof(IndustryCode), IndustryCode),
        string.IsNullOrWhiteSpace(DivisionCode) || Divisions.Find(DivisionCode.Trim()) is not null ? null : Refusal.With("card.division", nameof(DivisionCode), DivisionCode),
        TagsProblem(Tags, nameof(Tags)));

    internal static Refusal? TagsProblem(IReadOnlyList<string>? tags, string field) =>
        tags is null || (tags.Count <= 20 && tags.All(t => PortalTexts.Line(t, 30, field) is null && !t.Contains(';', StringComparison.Ordinal))) ? null : new("card.tags", field);
}

internal sealed class ChangeCardHandler(PortalDb db, CallContext call) : IHandle<ChangeCard, Done>
{
    public async Task<Result<Done>> Handle(ChangeCard request, CancellationToken cancellationToken)
    {
        var card = await db.EnterpriseCards.SingleOrDefaultAsync(c => c.TenantId == call.Tenant, cancellationToken);
        if (card is null) return new Refusal("card.not-found");
        var outcome = card.Change(request);
        if (outcome.Succeeded) DirectorySearch.Keep(db, card);
        return outcome;
    }
}
