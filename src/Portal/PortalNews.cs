using System.Globalization;
using System.Resources;
using SmartPark.Kernel.Events;

namespace SmartPark.Portal;

/// <summary>Marks the texts of messages the portal itself sends, and reads them in both languages.</summary>
internal sealed class PortalNews
{
    private static readonly ResourceManager Texts = new(typeof(PortalNews));
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    /// <summary>The text of a key in Chinese and English.</summary>
    public static BothLanguages Both(string key, params object?[] args) => new(In(CultureInfo.InvariantCulture, key, args), In(English, key, args));

    private static string In(CultureInfo language, string key, object?[] args) =>
        string.Format(language, Texts.GetString(key, language) ?? throw new MissingManifestResourceException(key), args);
}
