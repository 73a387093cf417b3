using System.Collections.Frozen;
using System.Text.Json;

namespace SmartPark.Policies.Facts;

/// <summary>The field catalogue, read from <c>fields.json</c> beside this file. A code once used is never given another meaning.</summary>
internal static class Fields
{
    private static readonly Lazy<(IReadOnlyList<Field> All, FrozenDictionary<string, Field> ByCode)> Loaded = new(Load);

    /// <summary>All fields in the order of the catalogue.</summary>
    public static IReadOnlyList<Field> All => Loaded.Value.All;

    /// <summary>The groups in order.</summary>
    public static IReadOnlyList<string> Groups { get; } = ["basic", "business", "research", "project", "titles"];

    /// <summary>The field of a code, or null.</summary>
    /// <param name="code">The code.</param>
    public static Field? Find(string? code) => code is null ? null : Loaded.Value.ByCode.GetValueOrDefault(code);

    /// <summary>The field of a code that the program itself names.</summary>
    /// <param name="code">The code.</param>
    /// <exception cref="KeyNotFoundException">The catalogue has no such field.</exception>
    public static Field Of(string code) => Loaded.Value.ByCode[code];

    private static (IReadOnlyList<Field>, FrozenDictionary<string, Field>) Load()
    {
        using var stream = typeof(Fields).Assembly.GetManifestResourceStream("Facts/fields.json") ?? throw new InvalidOperationException("fields.json is not in the assembly");
        var all = JsonSerializer.Deserialize<Catalogue>(stream, JsonSerializerOptions.Web)!.Fields;
        for (var i = 0; i < all.Count; i++) all[i].Index = i;
        return (all, all.ToFrozenDictionary(f => f.Code));
    }

    private sealed record Catalogue(IReadOnlyList<Field> Fields);
}
