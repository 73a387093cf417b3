using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel;
using SmartPark.Kernel.Persistence;

namespace SmartPark.Portal.Hosting;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: the database answers and the data directory can be written.</summary>
internal static class Health
{
    private const int LeastFreeBytes = 50 * 1024 * 1024;

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => Results.Json(new { status = "live" })).ExcludeFromDescription();
        routes.MapGet("/health/ready", ReadyAsync).ExcludeFromDescription();
    }

    private static async Task<IResult> ReadyAsync(IServiceProvider services, DatabaseOptions options, ModuleRegistry modules, CancellationToken ct)
    {
        var problems = new List<string>();
        await using (var scope = services.CreateAsyncScope())
        {
            var db = (ModuleDb)scope.ServiceProvider.GetRequiredService(modules.All[0].DbType);
            if (!await AnswersAsync(db, ct)) problems.Add("database does not answer");
        }
        if (new DriveInfo(options.DataDirectory).AvailableFreeSpace < LeastFreeBytes) problems.Add("less than 50 MB free in the data directory");
        return Results.Json(new { status = problems.Count == 0 ? "ready" : "not ready", problems }, statusCode: problems.Count == 0 ? 200 : 503);
    }

    private static async Task<bool> AnswersAsync(ModuleDb db, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(TimeSpan.FromSeconds(3));
        try { return await db.Database.CanConnectAsync(limit.Token); }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested) { return false; }
    }
}
