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
        var declared = Encoded().Match(Encoding.ASCII.GetString(bytes, 0, Math.Min(bytes.Length, 200))).Groups[2].Value.ToLowerInvariant();
        var plain = bytes.All(b => b < 128);
        if (!plain && declared is not ("" or "utf-8" or "utf-16" or "iso-8859-1")) return (null, "ImportEncoding");
        string text;
        try
        {
            using var reader = new StreamReader(new MemoryStream(bytes), !plain && declared == "iso-8859-1" ? Encoding.Latin1 : new UTF8Encoding(false, throwOnInvalidBytes: true));
            text = reader.ReadToEnd();
        }
        catch (DecoderFallbackException)
        {
            return (null, "ImportEncoding");
        }
        // Documents are kept in UTF-8, and must say so.
        if (Encoded().Match(text) is { Success: true } said && !said.Groups[2].Value.Equals("utf-8", StringComparison.OrdinalIgnoreCase)) text = Encoded().Replace(text, "$1UTF-8");
        if (text.Contains("<!DOCTYPE", StringComparison.OrdinalIgnoreCase)) return (null, "ImportDtd");
        return DiagramXml.Read(text) is { } root && root.Name == DiagramXml.Bpmn + "definitions" ? (text, null) : (null, "ImportOther");
    }

    [GeneratedRegex(@"^(\W{0,3}<\?xml[^>]*encoding=[""'])([^""']+)", RegexOptions.None, 1000)]
    private static partial Regex Encoded();
}
