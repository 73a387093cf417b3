using System.Reflection;
using System.Text.Json;

namespace SmartPark.Kernel.Codes;

/// <summary>Reads the tables under <c>Codes/Data</c>: an object with <c>rows</c>, each row an array of text and numbers.</summary>
internal static class EmbeddedTable
{
    public static List<T> Read<T>(string name, Func<JsonElement, T> read)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The table {name} is not embedded.");
        using var document = JsonDocument.Parse(stream);
        return [.. document.RootElement.GetProperty("rows").EnumerateArray().Select(read)];
    }
}
