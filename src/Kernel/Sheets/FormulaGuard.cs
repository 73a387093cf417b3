namespace SmartPark.Kernel.Sheets;

/// <summary>
/// Keeps text in a CSV file from being run as a formula (CWE-1236): Excel and its kin run a cell that starts with = + - @, a tab, a line
/// break, a bar, or a full-width twin. Such a text gets an apostrophe in front. A text that already is apostrophes and such a sign gets one
/// more, so that reading takes exactly one away and every text survives the round trip.
/// </summary>
internal static class FormulaGuard
{
    private const string Triggers = "=+-@\t\r\n|＝＋－＠｜";

    public static string Guard(string text) => Starts(text, 0) ? "'" + text : text;

    public static string Unguard(string text) => text.StartsWith('\'') && Starts(text, 1) ? text[1..] : text;

    private static bool Starts(string text, int from)
    {
        while (from < text.Length && text[from] == '\'') from++;
        return from < text.Length && Triggers.Contains(text[from], StringComparison.Ordinal);
    }
}
