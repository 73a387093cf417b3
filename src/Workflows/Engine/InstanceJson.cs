using System.Text.Json;
using System.Text.Json.Serialization;
using SmartPark.Workflows.Expressions;

namespace SmartPark.Workflows.Engine;

/// <summary>The state of an instance as it is kept between steps.</summary>
internal static class InstanceJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new ValueJson(), new JsonStringEnumConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = 128,
    };

    public static string Write(Instance instance) => JsonSerializer.Serialize(instance, Options);

    public static Instance Read(string text) => JsonSerializer.Deserialize<Instance>(text, Options) ?? throw new JsonException("an instance is expected");
}
