using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Kernel.Http;

/// <summary>Makes a request record of route values, query string, JSON body and <c>If-Match</c>; strict: unknown and repeated members are refused.</summary>
internal static partial class RequestReader
{
    public const int MostBody = 1024 * 1024;

    /// <summary>Levels of a body. The deepest that means something is a rule of groups in groups, two levels each; its own limit is told in its own words.</summary>
    private const int MostDepth = 128;

    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        MaxDepth = MostDepth,
        Converters = { new JsonStringEnumConverter(allowIntegerValues: false) },
    };

    public static async Task<Result<T>> ReadAsync<T>(HttpContext context, CancellationToken ct) where T : class
    {
        try
        {
            var members = await BodyAsync(context, ct);
            foreach (var property in typeof(T).GetProperties()) Fill(members, property, context);
            return members.Deserialize<T>(Options) is { } request ? Result.Of(request) : Refusal.With("request.malformed", null, "null");
        }
        catch (JsonException e) { return Refusal.With("request.malformed", e.Path?.TrimStart('$', '.'), Plain(e.Message)); }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge) { return new Refusal("request.too-large"); }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException) { return Refusal.With("request.malformed", null, Plain(e.Message)); }
    }

    /// <summary>The reader's own sentence without the names of our types, which tell a client nothing.</summary>
    private static string Plain(string message) => TypeName().Replace(message, "the request");

    [GeneratedRegex(@"'?(SmartPark|System)\.[\w.`+\[\]]*[\w\]]'?", RegexOptions.None, 1000)]
    private static partial Regex TypeName();

    private static async Task<JsonObject> BodyAsync(HttpContext context, CancellationToken ct)
    {
        if (context.Request.ContentLength is null or 0 && !context.Request.Headers.TransferEncoding.Any(h => h == "chunked")) return [];
        if (context.Request.ContentLength > MostBody) throw new BadHttpRequestException("too large", StatusCodes.Status413PayloadTooLarge);
        if (!context.Request.HasJsonContentType()) throw new JsonException("Content-Type must be application/json");
        var body = await BytesAsync(context.Request.Body, ct);
        if (!Utf8.IsValid(body)) throw new JsonException("the body is not UTF-8 (RFC 8259 8.1)");
        context.Items[IdempotencyHeader.BodyHashItem] = Convert.ToHexStringLower(SHA256.HashData(body));
        var documentOptions = new JsonDocumentOptions { MaxDepth = MostDepth, AllowDuplicateProperties = false };
        return JsonNode.Parse(body, new JsonNodeOptions { PropertyNameCaseInsensitive = true }, documentOptions) as JsonObject ?? throw new JsonException("the body must be a JSON object");
    }

    /// <summary>The whole body, counted while it is read: lengths that clients announce may lie.</summary>
    private static async Task<byte[]> BytesAsync(Stream body, CancellationToken ct)
    {
        var bytes = new MemoryStream();
        var buffer = new byte[16384];
        int read;
        while ((read = await body.ReadAsync(buffer, ct)) > 0)
        {
            if (bytes.Length + read > MostBody) throw new BadHttpRequestException("too large", StatusCodes.Status413PayloadTooLarge);
            bytes.Write(buffer, 0, read);
        }
        return bytes.ToArray();
    }

    private static void Fill(JsonObject members, PropertyInfo property, HttpContext context)
    {
        var name = JsonNamingPolicy.CamelCase.ConvertName(property.Name);
        if (context.Request.RouteValues.TryGetValue(name, out var route) && route is not null) members[name] = Value(property.PropertyType, route.ToString()!);
        else if (property.PropertyType == typeof(Paging) && HttpMethods.IsGet(context.Request.Method)) members[name] = PagingOf(context.Request.Query);
        else if (context.Request.Query.TryGetValue(name, out var query) && query.Count > 0) members[name] = Value(property.PropertyType, query[0]!);
        if (property.Name == nameof(IVersioned.Version) && context.Request.Headers.IfMatch is [{ } tag]) members[name] = Value(typeof(long), tag.Trim('"'));
    }

    private static JsonObject PagingOf(IQueryCollection query)
    {
        var paging = new JsonObject();
        foreach (var property in typeof(Paging).GetProperties().Where(p => p.CanWrite))
        {
            var name = JsonNamingPolicy.CamelCase.ConvertName(property.Name);
            if (query.TryGetValue(name, out var value) && value.Count > 0) paging[name] = Value(property.PropertyType, value[0]!);
        }
        return paging;
    }

    private static JsonNode? Value(Type type, string text)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain == typeof(bool)) return bool.TryParse(text, out var flag) ? flag : throw new JsonException($"\"{text}\" is neither true nor false");
        if (plain == typeof(int) || plain == typeof(long)) return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : throw new JsonException($"\"{text}\" is no whole number");
        if (plain == typeof(decimal)) return decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var amount) ? amount : throw new JsonException($"\"{text}\" is no number");
        return JsonValue.Create(text);
    }
}
