using System.Diagnostics;
using SmartPark.Kernel.Http;
using SmartPark.Kernel.Results;

namespace SmartPark.Portal.Hosting;

/// <summary>What is answered when something unexpected happened: problem details to programs, a plain sentence with a number to people; never a stack.</summary>
internal static class ErrorPage
{
    public static void Configure(IApplicationBuilder app) => app.Run(async http =>
    {
        var refusal = Refusal.With("request.unexpected", null, Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier);
        if (http.Request.Path.StartsWithSegments("/api"))
        {
            await Problems.WriteAsync(http, refusal);
            http.Response.StatusCode = StatusCodes.Status500InternalServerError;
            return;
        }
        http.Response.StatusCode = StatusCodes.Status500InternalServerError;
        http.Response.ContentType = "text/plain; charset=utf-8";
        await http.Response.WriteAsync(http.RequestServices.GetRequiredService<RefusalTexts>().For(refusal), http.RequestAborted);
    });
}
