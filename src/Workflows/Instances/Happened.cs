using System.Globalization;
using SmartPark.Workflows.Engine;

namespace SmartPark.Workflows.Instances;

/// <summary>What tokens did in a step as one text: a line a happening, <c>kind TAB token TAB node TAB more</c>.</summary>
internal static class Happened
{
    public static string Write(IReadOnlyList<Happening> happenings) =>
        string.Join('\n', happenings.Select(h => string.Create(CultureInfo.InvariantCulture, $"{h.Kind}\t{h.Token}\t{h.Node}\t{h.What.ReplaceLineEndings(" ").Replace('\t', ' ')}")));

    public static IEnumerable<Happening> Read(string text) =>
        from line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
        let parts = line.Split('\t')
        where parts.Length == 4
        select new Happening(Enum.Parse<HappeningKind>(parts[0]), parts[2], int.Parse(parts[1], CultureInfo.InvariantCulture), parts[3]);
}
