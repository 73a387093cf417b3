using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace SmartPark.Face;

/// <summary>
/// Small pieces drawn straight into the tree of the component that asks. A component costs about 3 KB of a circuit's memory: as components,
/// the chips, icons and numbers of one list would cost more than the page.
/// </summary>
public static class Draw
{
    private const string Sprite = "_content/SmartPark.Face/icons.svg";
    private static readonly ConcurrentDictionary<(string Sheet, string Name), string> Hrefs = new();

    /// <summary>A symbol of icons.svg as decoration.</summary>
    /// <param name="assets">The component's <c>Assets</c>.</param>
    /// <param name="name">Name of the symbol.</param>
    /// <param name="css">Further CSS classes, or null.</param>
    public static RenderFragment Icon(ResourceAssetCollection assets, string name, string? css = null) => builder =>
    {
        builder.OpenElement(0, "svg");
        builder.AddAttribute(1, "class", css is null ? "icon" : "icon " + css);
        builder.AddAttribute(2, "aria-hidden", "true");
        builder.OpenElement(3, "use");
        builder.AddAttribute(4, "href", Hrefs.GetOrAdd((assets[Sprite], name), static key => $"{key.Sheet}#{key.Name}"));
        builder.CloseElement();
        builder.CloseElement();
    };

    /// <summary>A state: icon and word in the tone's colour.</summary>
    public static RenderFragment Chip(ResourceAssetCollection assets, Status status) => builder =>
    {
        builder.OpenElement(0, "span");
        builder.AddAttribute(1, "class", status.Tone switch
        {
            Tone.Good => "chip tone-good",
            Tone.Warning => "chip tone-warning",
            Tone.Danger => "chip tone-danger",
            Tone.Info => "chip tone-info",
            Tone.Unknown => "chip tone-unknown",
            _ => "chip tone-neutral",
        });
        Icon(assets, status.Icon ?? IconOf(status.Tone))(builder);
        builder.AddContent(5, status.Word);
        builder.CloseElement();
    };

    /// <summary>The icon that stands for a tone.</summary>
    public static string IconOf(Tone tone) => tone switch
    {
        Tone.Good => "good",
        Tone.Warning => "warning",
        Tone.Danger => "danger",
        Tone.Info => "info",
        Tone.Unknown => "unknown",
        _ => "draft",
    };

    internal static void Moment(RenderTreeBuilder builder, ParkTime park, DateTimeOffset moment, string said)
    {
        builder.OpenElement(0, "time");
        builder.AddAttribute(1, "datetime", park.Local(moment).ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture));
        builder.AddAttribute(2, "title", park.Exact(moment));
        builder.AddContent(3, said);
        builder.CloseElement();
    }

    internal static void Number(RenderTreeBuilder builder, decimal value, int digits, string? unit)
    {
        builder.OpenElement(0, "span");
        builder.AddAttribute(1, "class", "number");
        builder.AddContent(2, value.ToString("N" + digits, CultureInfo.InvariantCulture));
        if (unit is not null)
        {
            builder.OpenElement(3, "span");
            builder.AddAttribute(4, "class", "unit");
            builder.AddContent(5, unit);
            builder.CloseElement();
        }
        builder.CloseElement();
    }

    internal static void None(RenderTreeBuilder builder, string said)
    {
        builder.OpenElement(0, "span");
        builder.AddAttribute(1, "class", "none");
        builder.AddAttribute(2, "title", said);
        builder.AddAttribute(3, "role", "img");
        builder.AddAttribute(4, "aria-label", said);
        builder.AddContent(5, "—");
        builder.CloseElement();
    }
}
