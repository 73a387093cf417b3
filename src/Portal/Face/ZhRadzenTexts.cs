using System.Collections.Frozen;
using System.Globalization;
using Radzen;

namespace SmartPark.Portal.Face;

/// <summary>Radzen's own texts in Chinese: every key but those of the spreadsheet, which no page uses. Other languages keep Radzen's built-in English.</summary>
internal sealed class ZhRadzenTexts : ILocalizer
{
    private const string Resource = "radzen.zh-CN.tsv";

    private readonly FrozenDictionary<string, string> _texts = Read();

    public string? Get(string key, CultureInfo culture) =>
        culture.TwoLetterISOLanguageName == "zh" && _texts.TryGetValue(key, out var text) ? text : null;

    private static FrozenDictionary<string, string> Read()
    {
        using var stream = typeof(ZhRadzenTexts).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"{Resource} is not embedded");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split('\t', 2)).ToFrozenDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
    }
}
