using System.Collections.Frozen;
using SmartPark.Kernel.Tenancy;

namespace SmartPark.Portal.Articles;

/// <summary>A column of a park's own, beside the built-in ones.</summary>
internal sealed class ArticleColumn : IPublished
{
    /// <summary>Columns every park has; their names stand in the portal's texts.</summary>
    public static readonly FrozenSet<string> BuiltIn = ["news", "notice", "park-info", "success-story"];

    private ArticleColumn() { }

    public TenantId TenantId { get; private init; }

    public string Code { get; private init; } = "";

    public string Audience { get; private init; } = Kernel.Tenancy.Audience.Everyone;

    public bool Visible { get; private init; } = true;

    public string Name { get; private set; } = "";

    public string NameEn { get; private set; } = "";

    public int Position { get; private set; }

    public static ArticleColumn Of(TenantId park, string code) => new() { TenantId = park, Code = code.ToLowerInvariant() };

    public void Change(string name, string nameEn, int position) => (Name, NameEn, Position) = (PortalTexts.Clean(name), PortalTexts.Clean(nameEn), position);
}
