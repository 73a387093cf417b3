using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using SmartPark.Kernel.Http;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Portal.Hosting;

/// <summary>The document at <c>/openapi/v1.json</c>: every use case with its route, query and header parameters and its problem answers.</summary>
internal static class OpenApiSetup
{
    public static void AddApiDocument(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new() { Title = "SmartPark", Version = "v1", Description = "Use cases of the park platform. Sign in by a session cookie or an API key (Authorization: Bearer spk_…). Refusals are problem details (RFC 9457)." };
            document.Servers = [];
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            if (context.Description.ActionDescriptor.EndpointMetadata.OfType<ApiUseCase>().FirstOrDefault() is { } useCase) Describe(operation, useCase, context.Description.HttpMethod ?? "GET", context.Description.RelativePath ?? "");
            return Task.CompletedTask;
        });
    });

    private static void Describe(OpenApiOperation operation, ApiUseCase useCase, string method, string path)
    {
        operation.OperationId = useCase.Request.Name;
        operation.Parameters ??= [];
        var permission = useCase.Request.GetCustomAttribute<PermissionAttribute>()?.Code;
        operation.Description = permission is null ? "Anybody may call it." : $"Needs permission {permission}.";
        foreach (var property in useCase.Request.GetProperties()) Parameter(operation, property, method, path);
        if (method == "GET") return;
        operation.Parameters.Add(Text("Idempotency-Key", ParameterLocation.Header, "Repeat the call with the same key and it takes effect once."));
    }

    private static void Parameter(OpenApiOperation operation, PropertyInfo property, string method, string path)
    {
        var name = JsonNamingPolicy.CamelCase.ConvertName(property.Name);
        if (path.Contains("{" + name, StringComparison.OrdinalIgnoreCase))
        {
            if (operation.Parameters!.All(p => p.Name != name)) operation.Parameters!.Add(Text(name, ParameterLocation.Path, null));
        }
        else if (property.PropertyType == typeof(Paging) && method == "GET")
        {
            foreach (var part in new[] { "number", "size", "cursor", "sort" }) operation.Parameters!.Add(Text(part, ParameterLocation.Query, "Which page."));
        }
        else if (method == "GET") operation.Parameters!.Add(Text(name, ParameterLocation.Query, null));
    }

    private static OpenApiParameter Text(string name, ParameterLocation place, string? description) =>
        new() { Name = name, In = place, Required = place == ParameterLocation.Path, Description = description, Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
}
