namespace SmartPark.Portal.Articles;

/// <summary>One line of a comparison.</summary>
/// <param name="Kind">' ' in both, '-' only in the first, '+' only in the second.</param>
/// <param name="Text">The line.</param>
internal sealed record DifferentLine(char Kind, string Text);

/// <summary>Compares two texts line by line: longest common subsequence (Hunt and McIlroy 1976), equal heads and tails cut off first.</summary>
internal static class TextDifference
{
    /// <summary>Above this many pairs of lines the middle is shown as replaced in whole.</summary>
    private const int MostPairs = 1_000_000;

    public static IReadOnlyList<DifferentLine> Between(string one, string other)
    {
        var (a, b) = (one.ReplaceLineEndings("\n").Split('\n'), other.ReplaceLineEndings("\n").Split('\n'));
        var head = 0;
        while (head < a.Length && head < b.Length && a[head] == b[head]) head++;
        var tail = 0;
        while (tail < a.Length - head && tail < b.Length - head && a[^(tail + 1)] == b[^(tail + 1)]) tail++;
        return [.. Same(a[..head]), .. Middle(a[head..^tail], b[head..^tail]), .. Same(a[^tail..])];
    }

    /// <summary>Only what differs, with one line of what stands around it.</summary>
    public static IReadOnlyList<DifferentLine> Near(IReadOnlyList<DifferentLine> lines) =>
        [.. lines.Where((l, i) => l.Kind != ' ' || (i > 0 && lines[i - 1].Kind != ' ') || (i + 1 < lines.Count && lines[i + 1].Kind != ' '))];

    private static IEnumerable<DifferentLine> Same(IEnumerable<string> lines) => lines.Select(l => new DifferentLine(' ', l));

    private static List<DifferentLine> Middle(string[] a, string[] b)
    {
        if ((long)a.Length * b.Length > MostPairs) return [.. a.Select(l => new DifferentLine('-', l)), .. b.Select(l => new DifferentLine('+', l))];
        var common = new int[a.Length + 1, b.Length + 1];
        for (var i = a.Length - 1; i >= 0; i--)
            for (var j = b.Length - 1; j >= 0; j--)
                common[i, j] = a[i] == b[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        var lines = new List<DifferentLine>();
        for (int i = 0, j = 0; i < a.Length || j < b.Length;)
        {
            if (i < a.Length && j < b.Length && a[i] == b[j]) (i, j) = Take(lines, ' ', a[i], i + 1, j + 1);
            else if (j == b.Length || (i < a.Length && common[i + 1, j] >= common[i, j + 1])) (i, j) = Take(lines, '-', a[i], i + 1, j);
            else (i, j) = Take(lines, '+', b[j], i, j + 1);
        }
        return lines;
    }

    private static (int, int) Take(List<DifferentLine> lines, char kind, string text, int i, int j)
    {
        lines.Add(new(kind, text));
        return (i, j);
    }
}
