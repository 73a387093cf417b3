using System.Text.RegularExpressions;

namespace SmartPark.Portal.Tests;

/// <summary>Reads the module's source: refusal codes are strings in it.</summary>
internal static partial class PortalSources
{
    public static IReadOnlyList<string> RefusalCodes()
    {
        var house = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(house, "SmartPark.sln"))) house = Path.GetDirectoryName(house)!;
        var root = Path.Combine(house, "src", "Portal");
        var rooms = new[] { "Articles", "Enquiries", "Messages", "Directory", "Sites", "Cockpit" };
        var files = rooms.SelectMany(r => System.IO.Directory.EnumerateFiles(Path.Combine(root, r), "*.cs"));
        return [.. files.SelectMany(f => Code().Matches(File.ReadAllText(f)).Select(m => m.Groups[1].Value)).Distinct().Order()];
    }

    [GeneratedRegex("""(?:Refusal(?:\.With)?\(|new\()"([a-z-]+\.[a-z-]+)["]""", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Code();
}
