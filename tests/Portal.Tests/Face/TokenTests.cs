using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace SmartPark.Portal.Tests.Face;

public sealed partial class TokenTests
{
    private const double Readable = 4.5;
    private static readonly string Source = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "../../../src"));
    private static readonly string Tokens = File.ReadAllText(Path.Combine(Source, "Portal/wwwroot/tokens.css"));

    public static TheoryData<string, string, string> Pairs() =>
    [
        .. from theme in new[] { "light", "dark" }
           from pair in new[]
           {
               ("text", "surface"), ("text", "page"), ("text", "sunken"), ("text-second", "surface"), ("text-second", "page"), ("text-second", "sunken"),
               ("on-solid", "accent"), ("on-solid", "danger"), ("accent", "surface"), ("accent", "page"), ("accent", "accent"), ("good", "good"), ("warning", "warning"),
               ("danger", "danger"), ("info", "info"), ("unknown", "unknown"),
           }
           select new TheoryDataRow<string, string, string>(theme, pair.Item1, pair.Item2),
    ];

    /// <summary>A status written on itself means: on its own tint, as chips and notices do.</summary>
    [Theory]
    [MemberData(nameof(Pairs))]
    public void Text_is_readable_on_its_ground(string theme, string text, string ground)
    {
        var colours = Colours(theme);
        var share = double.Parse(Tint().Matches(Tokens)[theme == "light" ? 0 : 1].Groups[1].Value, CultureInfo.InvariantCulture) / 100;
        var below = text == ground ? Mix(colours[ground], colours["surface"], share) : colours[ground];
        Contrast(colours[text], below).ShouldBeGreaterThanOrEqualTo(Readable, $"--{text} on --{ground}, {theme}");
    }

    [Fact]
    public void Dark_by_choice_and_dark_by_system_are_the_same() =>
        Block(":root:not([data-theme])").ShouldBe(Block(":root[data-theme=\"dark\"]"));

    [Fact]
    public void Colours_are_values_in_the_tokens_only()
    {
        var found = from file in System.IO.Directory.EnumerateFiles(Source, "*.*", SearchOption.AllDirectories)
                    where file.EndsWith(".css", StringComparison.Ordinal) || file.EndsWith(".razor", StringComparison.Ordinal) || file.EndsWith(".js", StringComparison.Ordinal)
                    where !Built().IsMatch(file) && Path.GetFileName(file) != "tokens.css"
                    from colour in RawColour().Matches(File.ReadAllText(file))
                    select $"{Path.GetRelativePath(Source, file)}: {colour.Value}";
        found.ShouldBeEmpty();
    }

    private static Dictionary<string, (double R, double G, double B)> Colours(string theme) =>
        Colour().Matches(Block(theme == "light" ? ":root" : ":root[data-theme=\"dark\"]"))
            .ToDictionary(m => m.Groups[1].Value, m => Rgb(m.Groups[2].Value));

    private static string Block(string selector)
    {
        var start = Tokens.IndexOf(selector + " {", StringComparison.Ordinal);
        start.ShouldBeGreaterThan(0);
        var open = Tokens.IndexOf('{', start);
        return Space().Replace(Tokens[(open + 1)..Tokens.IndexOf('}', open)], " ").Trim();
    }

    private static (double R, double G, double B) Rgb(string hex) =>
        (Convert.ToInt32(hex[..2], 16) / 255d, Convert.ToInt32(hex[2..4], 16) / 255d, Convert.ToInt32(hex[4..], 16) / 255d);

    private static (double R, double G, double B) Mix((double R, double G, double B) a, (double R, double G, double B) b, double share) =>
        (a.R * share + b.R * (1 - share), a.G * share + b.G * (1 - share), a.B * share + b.B * (1 - share));

    /// <summary>WCAG 2.2, relative luminance and contrast ratio.</summary>
    private static double Contrast((double R, double G, double B) a, (double R, double G, double B) b)
    {
        var (light, dark) = (Math.Max(Luminance(a), Luminance(b)), Math.Min(Luminance(a), Luminance(b)));
        return (light + 0.05) / (dark + 0.05);
    }

    private static double Luminance((double R, double G, double B) c) => 0.2126 * Linear(c.R) + 0.7152 * Linear(c.G) + 0.0722 * Linear(c.B);

    private static double Linear(double value) => value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);

    private static string Here([CallerFilePath] string path = "") => path;

    [GeneratedRegex(@"--([a-z-]+): (?:var\(--[a-z-]+, )?#([0-9a-f]{6})", RegexOptions.None, 1000)]
    private static partial Regex Colour();

    [GeneratedRegex(@"--tint: (\d+)%", RegexOptions.None, 1000)]
    private static partial Regex Tint();

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Space();

    [GeneratedRegex(@"#[0-9a-fA-F]{3,8}\b(?=\s*[;,)""}])|\b(?:rgb|rgba|hsl|hsla)\(", RegexOptions.None, 1000)]
    private static partial Regex RawColour();

    [GeneratedRegex(@"[/\\](obj|bin|node_modules|lib|_framework)[/\\]", RegexOptions.None, 1000)]
    private static partial Regex Built();
}
