using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace SmartPark.Portal.Layout;

/// <summary>A link of the navigation: the current one on its page and the pages below it, unless a deeper entry is.</summary>
public sealed class SideLink : NavLink
{
    /// <summary>Addresses of entries below this one.</summary>
    [Parameter] public IReadOnlyList<string> Deeper { get; set; } = [];

    /// <inheritdoc/>
    protected override bool ShouldMatch(string uriAbsolute) => base.ShouldMatch(uriAbsolute) && !Deeper.Any(d => IsAt(new Uri(uriAbsolute).AbsolutePath, d));

    private static bool IsAt(string path, string href) => path == href || path.StartsWith(href + "/", StringComparison.Ordinal);
}
