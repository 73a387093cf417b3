using SmartPark.Kernel.Files;
using SmartPark.Kernel.Http;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Portal.Hosting;

/// <summary>Sends and takes files: <c>GET /files/{id}</c>, <c>POST /files</c> (one file, raw body, its name in <c>X-File-Name</c>, percent-encoded).</summary>
internal static class FileEndpoint
{
    private const long MostBytes = 21L * 1024 * 1024;

    public static void MapFiles(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/files/{fileId:guid}", SendAsync).WithMetadata(new ApiUseCase(typeof(OpenFile), typeof(OpenedFile))).ExcludeFromDescription();
        routes.MapPost("/api/v1/files", TakeAsync).WithMetadata(new ApiUseCase(typeof(StoreFile), typeof(FileRow))).WithTags("kernel").DisableAntiforgery()
            .WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(MostBytes));
    }

    private static async Task SendAsync(Guid fileId, HttpContext http, IUseCases useCases)
    {
        var opened = await useCases.SendAsync(new OpenFile(fileId), http.RequestAborted);
        if (!opened.Succeeded)
        {
            await Problems.WriteAsync(http, opened.Refusal);
            return;
        }
        var file = opened.Value;
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        http.Response.Headers.CacheControl = "private, max-age=300";
        await Results.File(file.Path, file.MediaType, file.ShownInPlace ? null : file.Name).ExecuteAsync(http);
    }

    private static async Task TakeAsync(HttpContext http, IUseCases useCases)
    {
        var name = Uri.UnescapeDataString(http.Request.Headers["X-File-Name"].ToString());
        var stored = await useCases.SendAsync(new StoreFile(name, http.Request.Body), http.RequestAborted);
        if (stored.Succeeded) await http.Response.WriteAsJsonAsync(stored.Value, http.RequestAborted);
        else await Problems.WriteAsync(http, stored.Refusal);
    }
}
