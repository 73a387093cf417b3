using System.Buffers.Text;
using System.Text.Json;

namespace SmartPark.Kernel.UseCases;

/// <summary>Where a program stands in a list: how many rows it has seen, and the keys of the last of them. Opaque outside; it holds nothing the row did not show or order by.</summary>
/// <param name="Before">Rows before the next page, for its number only.</param>
/// <param name="Values">Keys of the last row seen.</param>
internal sealed record Cursor(int Before, object?[] Values)
{
    private const int Longest = 4000;
    private const int MostBefore = int.MaxValue - Paging.MaxSize;

    /// <summary>Base64url (RFC 4648) of a JSON array: print of the ordering, rows before, keys.</summary>
    public string Write(string print, IReadOnlyList<Type> types)
    {
        object?[] parts = [print, Before, .. Values.Select((v, i) => v is null ? null : (object)JsonSerializer.SerializeToElement(v, types[i], JsonSerializerOptions.Web))];
        return Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(parts, JsonSerializerOptions.Web));
    }

    /// <summary>Null when there is none, or it was not made for this ordering.</summary>
    public static Cursor? Read(string? text, string print, IReadOnlyList<Type> types)
    {
        if (text is null or { Length: > Longest } || !Base64Url.IsValid(text)) return null;
        try
        {
            var parts = JsonSerializer.Deserialize<JsonElement[]>(Base64Url.DecodeFromChars(text), JsonSerializerOptions.Web) ?? [];
            if (parts.Length != types.Count + 2 || parts[0].ToString() != print || !parts[1].TryGetInt32(out var before) || before is < 0 or > MostBefore) return null;
            return types.Where((type, i) => parts[i + 2].ValueKind == JsonValueKind.Null && !MayBeAbsent(type)).Any() ? null
                : new(before, [.. types.Select((type, i) => parts[i + 2].ValueKind == JsonValueKind.Null ? null : parts[i + 2].Deserialize(type, JsonSerializerOptions.Web))]);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException or NotSupportedException)
        {
            return null;
        }
    }

    private static bool MayBeAbsent(Type type) => !type.IsValueType || Nullable.GetUnderlyingType(type) is not null;
}
