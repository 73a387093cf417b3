using System.Globalization;

namespace SmartPark.Bench.Matching;

/// <summary>The lines of the table and the goals that were missed.</summary>
internal sealed class Report
{
    private readonly List<string> _missed = [];

    public IReadOnlyList<string> Missed => _missed;

    public static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    public static void Head(params string[] columns)
    {
        Console.WriteLine();
        Console.WriteLine($"| {string.Join(" | ", columns)} |");
        Console.WriteLine("|" + string.Concat(columns.Select(_ => "---|")));
    }

    /// <summary>Holds or misses a goal; the word to print beside it.</summary>
    public string Goal(bool holds, FormattableString goal)
    {
        var text = goal.ToString(CultureInfo.InvariantCulture);
        if (!holds) _missed.Add(text);
        return $"{text}: {(holds ? "holds" : "MISSED")}";
    }

    /// <summary>Ends the run when two methods answered differently: then no time of theirs means anything.</summary>
    public static void Same(string method, IReadOnlyList<Answer> expected, IReadOnlyList<Answer> given, bool metOnly = false)
    {
        if (expected.Count != given.Count) throw new InvalidOperationException($"{method} answered {given.Count} of {expected.Count} policies");
        for (var policy = 0; policy < expected.Count; policy++)
        {
            var wanted = metOnly ? expected[policy] with { Unknown = 0, Unmet = 0 } : expected[policy];
            if (wanted != given[policy]) throw new InvalidOperationException($"{method} answered policy {policy} with {given[policy]}, the matcher with {wanted}");
        }
    }
}
