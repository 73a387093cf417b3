using System.Text;

namespace SmartPark.Kernel.Sheets;

/// <summary>Bytes of a CSV file to text to rows.</summary>
internal static class CsvText
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, true);
    private static readonly Encoding Gb18030 = Chinese();

    public static IEnumerable<SheetRow> Read(ReadOnlySpan<byte> content, SheetLimits limits) => CsvRows.Read(Decode(content), limits);

    public static string Decode(ReadOnlySpan<byte> content)
    {
        try
        {
            var text = content switch
            {
                [0xEF, 0xBB, 0xBF, .. var rest] => StrictUtf8.GetString(rest),
                [0xFF, 0xFE, .. var rest] => new UnicodeEncoding(false, false, true).GetString(rest),
                [0xFE, 0xFF, .. var rest] => new UnicodeEncoding(true, false, true).GetString(rest),
                _ => Guess(content),
            };
            return IsText(text) ? text : throw new SheetRefusedException("sheet.not-a-sheet");
        }
        catch (DecoderFallbackException)
        {
            throw new SheetRefusedException("sheet.encoding");
        }
    }

    // Excel in China saves CSV in GB18030. Text in it is hardly ever valid UTF-8, so strict UTF-8 comes first.
    private static string Guess(ReadOnlySpan<byte> content)
    {
        try
        {
            return StrictUtf8.GetString(content);
        }
        catch (DecoderFallbackException)
        {
            return Gb18030.GetString(content);
        }
    }

    private static bool IsText(string text)
    {
        foreach (var c in text)
        {
            if (c < ' ' && c is not ('\t' or '\r' or '\n')) return false;
        }

        var start = text.AsSpan().TrimStart();
        return !start.StartsWith("<!DOCTYPE", StringComparison.OrdinalIgnoreCase) && !start.StartsWith("<html", StringComparison.OrdinalIgnoreCase)
            && !start.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase) && !start.StartsWith("<table", StringComparison.OrdinalIgnoreCase);
    }

    private static Encoding Chinese()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
    }
}
