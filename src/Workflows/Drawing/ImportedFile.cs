using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components.Forms;
using SmartPark.Workflows.Models;

namespace SmartPark.Workflows.Drawing;

/// <summary>Reads a file that somebody wants to draw on.</summary>
internal static partial class ImportedFile
{
    /// <summary>The document, or the name of the text that says why not: too large, a DTD, another encoding than UTF-8, no BPMN.</summary>
    public static async Task<(string? Document, string? Problem)> ReadAsync(IBrowserFile file)
    {
        if (file.Size > BpmnReader.MostBytes) return (null, "ImportLarge");
        await using var stream = file.OpenReadStream(BpmnReader.MostBytes);
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes);
        return Read(bytes.ToArray());
    }

    public static (string? Document, string? Problem) Read(byte[] bytes)
    {
        if (bytes.Length > BpmnReader.MostBytes) return (null, "ImportLarge");
        string text;
        try
        {
            using var reader = new StreamReader(new MemoryStream(bytes), new UTF8Encoding(false, throwOnInvalidBytes: true));
            text = reader.ReadToEnd();
        }
        catch (DecoderFallbackException)
        {
            return (null, "ImportEncoding");
        }
        if (Encoded().Match(text) is { Success: true } named && !named.Groups[1].Value.StartsWith("utf-", StringComparison.OrdinalIgnoreCase) && !named.Groups[1].Value.Equals("us-ascii", StringComparison.OrdinalIgnoreCase) && bytes.Any(b => b > 127)) return (null, "ImportEncoding");
        if (text.Contains("<!DOCTYPE", StringComparison.OrdinalIgnoreCase)) return (null, "ImportDtd");
        return DiagramXml.Read(text) is { } root && root.Name == DiagramXml.Bpmn + "definitions" ? (text, null) : (null, "ImportOther");
    }

    [GeneratedRegex(@"^<\?xml[^>]*encoding=[""']([^""']+)", RegexOptions.None, 1000)]
    private static partial Regex Encoded();
}
