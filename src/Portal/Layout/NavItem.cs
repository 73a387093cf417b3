using Microsoft.Extensions.Localization;

namespace SmartPark.Portal.Layout;

/// <summary>An entry a module offers for the side navigation; its text is <c>nav.{Key}</c>, its group's <c>nav.group.{Group}</c>.</summary>
/// <param name="Key">Stable key.</param>
/// <param name="Href">Where it leads, under /w.</param>
/// <param name="Icon">Symbol of icons.svg.</param>
/// <param name="Group">Key of the group, named by what a role does.</param>
/// <param name="Permission">Permission needed to see it, or null for everybody in the workbench.</param>
public sealed record NavItem(string Key, string Href, string Icon, string Group, string? Permission)
{
    /// <summary>The groups a person sees: entries he may open, in the order given, with texts; groups without entries are absent.</summary>
    public static IReadOnlyList<NavGroup> For(IEnumerable<NavItem> items, Func<string, bool> may, IStringLocalizer text) =>
        [.. items.Where(i => i.Permission is null || may(i.Permission))
            .GroupBy(i => i.Group)
            .Select(g => new NavGroup(text["nav.group." + g.Key], [.. g.Select(i => new NavEntry(i.Href, i.Icon, text["nav." + i.Key]))]))];
}
