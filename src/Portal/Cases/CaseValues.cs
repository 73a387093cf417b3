using System.Text.Json;

namespace SmartPark.Portal.Cases;

/// <summary>Reads variables a process gives a service.</summary>
internal static class CaseValues
{
    /// <summary>A text of the values, shortened; the other text when there is none.</summary>
    public static string Text(string values, string name, int most, string otherwise)
    {
        using var json = JsonDocument.Parse(values);
        var text = json.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()!.ReplaceLineEndings(" ").Trim() : "";
        return text.Length == 0 ? otherwise : text.Length > most ? text[..most] : text;
    }
}
