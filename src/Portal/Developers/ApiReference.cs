using System.Collections;
using System.Reflection;
using System.Text.Json;
using SmartPark.Kernel.Http;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Portal.Developers;

/// <summary>A field of a request or an answer, named as in JSON.</summary>
internal sealed record ApiField(string Name, string Type, bool Required);

/// <summary>One operation of the API.</summary>
internal sealed record ApiOperation(string Module, string Name, string Method, string Path, string? Permission, bool Anonymous, IReadOnlyList<ApiField> Request, string Answer, IReadOnlyList<ApiField> AnswerFields);

/// <summary>Reads the API from the endpoints themselves, so that the reference cannot say anything else than what is served.</summary>
internal static class ApiReference
{
    public static IReadOnlyList<ApiOperation> Read(IEnumerable<Endpoint> endpoints) =>
        [.. endpoints.OfType<RouteEndpoint>().Select(e => (Endpoint: e, UseCase: e.Metadata.GetMetadata<ApiUseCase>())).Where(e => e.UseCase is not null)
            .SelectMany(e => (e.Endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Select(m => Operation(e.Endpoint, e.UseCase!, m)))
            .OrderBy(o => o.Module, StringComparer.Ordinal).ThenBy(o => o.Path, StringComparer.Ordinal).ThenBy(o => o.Method, StringComparer.Ordinal)];

    /// <summary>A type as a programmer of another language reads it.</summary>
    public static string TypeName(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner) return TypeName(inner);
        if (type.IsEnum) return string.Join(" | ", Enum.GetNames(type));
        if (type == typeof(string)) return "string";
        if (type == typeof(bool)) return "boolean";
        if (type == typeof(Guid) || type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IGuidId<>))) return "uuid";
        if (type == typeof(DateTimeOffset)) return "date-time";
        if (type == typeof(DateOnly)) return "date";
        if (type == typeof(TimeOnly)) return "time";
        if (type == typeof(int) || type == typeof(long)) return "integer";
        if (type == typeof(double) || type == typeof(decimal)) return "number";
        if (typeof(Stream).IsAssignableFrom(type)) return "binary";
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Page<>)) return $"Page<{TypeName(type.GetGenericArguments()[0])}>";
        if (type != typeof(string) && typeof(IEnumerable).IsAssignableFrom(type) && type.IsGenericType) return TypeName(type.GetGenericArguments()[^1]) + "[]";
        return type.Name;
    }

    /// <summary>The members a request takes; pages of lists are parameters of the query instead of a member.</summary>
    public static IReadOnlyList<ApiField> Fields(Type type)
    {
        var parameters = type.GetConstructors().OrderByDescending(c => c.GetParameters().Length).FirstOrDefault()?.GetParameters() ?? [];
        return [.. parameters.Where(p => p.ParameterType != typeof(Paging) && p.Name is not null && type.GetProperty(p.Name) is not null).Select(p => new ApiField(JsonNamingPolicy.CamelCase.ConvertName(p.Name!), TypeName(p.ParameterType), !p.HasDefaultValue))];
    }

    private static ApiOperation Operation(RouteEndpoint endpoint, ApiUseCase useCase, string method)
    {
        var request = Fields(useCase.Request);
        if (useCase.Request.GetProperties().Any(p => p.PropertyType == typeof(Paging))) request = [.. request, new("number", "integer", false), new("size", "integer", false), new("cursor", "string", false), new("sort", "string", false)];
        var row = RowOf(useCase.Answer);
        return new(
            endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.Http.Metadata.ITagsMetadata>()?.Tags is [var tag, ..] ? tag : "kernel", useCase.Request.Name, method, "/" + endpoint.RoutePattern.RawText!.TrimStart('/'),
            useCase.Request.GetCustomAttribute<PermissionAttribute>()?.Code, useCase.Request.GetCustomAttribute<AnonymousAttribute>() is not null, request,
            useCase.Answer == typeof(Done) ? "204" : TypeName(useCase.Answer), row is null ? [] : Fields(row));
    }

    /// <summary>The record whose members are worth listing: the answer itself or the row of its list.</summary>
    private static Type? RowOf(Type answer)
    {
        if (answer == typeof(Done) || answer.IsPrimitive || answer.IsEnum || answer == typeof(string) || TypeName(answer) == "uuid") return null;
        return answer.IsGenericType ? RowOf(answer.GetGenericArguments()[^1]) : answer;
    }
}
