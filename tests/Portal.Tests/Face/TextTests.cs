using System.Globalization;
using System.Reflection;
using System.Resources;
using System.Text.RegularExpressions;
using Shouldly;
using SmartPark.Face;
using SmartPark.Portal.Face;
using Xunit;

namespace SmartPark.Portal.Tests.Face;

public sealed partial class TextTests
{
    public static TheoryData<string> Resources() => [.. Sources().Select(s => s.BaseName)];

    [Theory]
    [MemberData(nameof(Resources))]
    public void Both_languages_have_the_same_keys_and_placeholders(string resource)
    {
        var texts = Sources().Single(s => s.BaseName == resource);
        var (zh, en) = (Read(texts, CultureInfo.InvariantCulture), Read(texts, new("en")));
        en.Keys.Order().ShouldBe(zh.Keys.Order());
        foreach (var (key, text) in zh) Places(en[key]).ShouldBe(Places(text), $"{resource} {key}");
        zh.Values.Concat(en.Values).ShouldAllBe(t => t.Trim().Length > 0);
    }

    [Fact]
    public void Every_Radzen_text_but_the_spreadsheets_is_Chinese_with_the_same_placeholders()
    {
        var texts = new ZhRadzenTexts();
        var missing = new List<string>();
        foreach (var (key, english) in RadzenTexts().Where(p => !p.Key.StartsWith("Spreadsheet", StringComparison.Ordinal)))
        {
            var chinese = texts.Get(key, new("zh-CN"));
            if (chinese is null || !Places(chinese).SequenceEqual(Places(english))) missing.Add($"{key}: {english} -> {chinese}");
        }
        missing.ShouldBeEmpty();
    }

    [Fact]
    public void Radzen_keeps_its_own_English() => new ZhRadzenTexts().Get("Pager_PageSizeText", new("en")).ShouldBeNull();

    private static IEnumerable<ResourceManager> Sources() =>
        from assembly in new[] { typeof(FaceServices).Assembly, typeof(FaceSetup).Assembly }
        from name in assembly.GetManifestResourceNames()
        where name.EndsWith(".resources", StringComparison.Ordinal)
        select new ResourceManager(name[..^".resources".Length], assembly);

    private static Dictionary<string, string> RadzenTexts()
    {
        var assembly = typeof(Radzen.DialogService).Assembly;
        var name = assembly.GetManifestResourceNames().Single(n => n.EndsWith("RadzenStrings.resources", StringComparison.Ordinal));
        var texts = Read(new(name[..^".resources".Length], assembly), CultureInfo.InvariantCulture);
        texts.Count.ShouldBeGreaterThan(700);
        return texts;
    }

    private static Dictionary<string, string> Read(ResourceManager texts, CultureInfo culture) =>
        texts.GetResourceSet(culture, createIfNotExists: true, tryParents: false).ShouldNotBeNull().Cast<System.Collections.DictionaryEntry>()
            .Where(e => e.Value is string).ToDictionary(e => (string)e.Key, e => (string)e.Value!);

    private static IEnumerable<string> Places(string text) => Place().Matches(text).Select(m => m.Value).Distinct().Order();

    [GeneratedRegex(@"\{\d+[^}]*\}", RegexOptions.None, 1000)]
    private static partial Regex Place();
}
