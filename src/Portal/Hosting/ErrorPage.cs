using System.Diagnostics;
using Microsoft.AspNetCore.Diagnostics;
using SmartPark.Kernel.Http;
using SmartPark.Kernel.Persistence;
using SmartPark.Kernel.Results;

namespace SmartPark.Portal.Hosting;

/// <summary>What is answered when something unexpected happened: problem details to programs, a plain sentence to people; a full disk and an absent database are told as such, everything else with a number; never a stack.</summary>
internal static class ErrorPage
{
    private const int SecondsToWait = 30;

    public static void Configure(IApplicationBuilder app) => app.Run(async http =>
    {
        var refusal = Of(http, http.Features.Get<IExceptionHandlerFeature>()?.Error);
        var status = Problems.StatusOf(refusal.Code);
        if (status == StatusCodes.Status503ServiceUnavailable) http.Response.Headers.RetryAfter = SecondsToWait.ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (http.Request.Path.StartsWithSegments("/api"))
        {
            await Problems.WriteAsync(http, refusal);
            return;
        }
        http.Response.StatusCode = status;
        http.Response.ContentType = "text/plain; charset=utf-8";
        await http.Response.WriteAsync(http.RequestServices.GetRequiredService<RefusalTexts>().For(refusal), http.RequestAborted);
    });

    private static Refusal Of(HttpContext http, Exception? error) => error switch
    {
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => new Refusal("request.too-large"),
        BadHttpRequestException bad => Refusal.With("request.malformed", null, bad.Message),
        InvalidDataException => new Refusal("request.too-large"),
        _ => MachineFault.Of(error) ?? Refusal.With("request.unexpected", null, Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier),
    };
}
