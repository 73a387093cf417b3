using SmartPark.Workflows.Expressions;

namespace SmartPark.Workflows.Instances;

/// <summary>Reads what events tell other modules: subjects and variables.</summary>
internal static class Told
{
    public static Guid? Id(string subject, string noun) => subject.Split(':', 2) is [var said, var id] && said == noun && Guid.TryParse(id, out var found) ? found : null;

    public static string Text(string values, string name, int most)
    {
        if (Value(values, name) is not { Kind: ValueKind.Text } value) return "";
        var text = value.Text.ReplaceLineEndings(" ").Trim();
        return text.Length > most ? text[..most] : text;
    }

    public static decimal? Number(string values, string name) => Value(values, name) is { Kind: ValueKind.Number } value ? value.Number : null;

    private static Value? Value(string values, string name) => ValueJson.TryValues(values)?.TryGetValue(name, out var value) == true ? value : null;
}
