using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using SmartPark.Kernel.Results;

namespace SmartPark.Kernel.Http;

/// <summary>Refusals as problem details (RFC 9457): <c>type</c> is our code, <c>errors</c> lists every field.</summary>
public static class Problems
{
    /// <summary>The HTTP status of a refusal code.</summary>
    public static int StatusOf(string code) => code switch
    {
        "access.sign-in-needed" => StatusCodes.Status401Unauthorized,
        "access.denied" => StatusCodes.Status403Forbidden,
        "request.malformed" => StatusCodes.Status400BadRequest,
        "request.too-large" => StatusCodes.Status413PayloadTooLarge,
        "request.unexpected" => StatusCodes.Status500InternalServerError,
        "machine.disk-full" => StatusCodes.Status507InsufficientStorage,
        "machine.database-away" => StatusCodes.Status503ServiceUnavailable,
        "request.too-many" or "request.too-many-of-tenant" => StatusCodes.Status429TooManyRequests,
        "conflict.changed" => StatusCodes.Status412PreconditionFailed,
        _ when code.StartsWith("conflict.", StringComparison.Ordinal) => StatusCodes.Status409Conflict,
        _ when code.EndsWith(".not-found", StringComparison.Ordinal) => StatusCodes.Status404NotFound,
        _ => StatusCodes.Status422UnprocessableEntity,
    };

    /// <summary>Writes a refusal as the answer.</summary>
    public static Task WriteAsync(HttpContext context, Refusal refusal)
    {
        var texts = context.RequestServices.GetRequiredService<RefusalTexts>();
        var status = StatusOf(refusal.Code);
        var problem = new ProblemDetails { Type = "urn:smartpark:" + refusal.Code, Title = texts.For(refusal), Status = status };
        problem.Extensions["code"] = refusal.Code;
        problem.Extensions["traceId"] = Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier;
        problem.Extensions["errors"] = refusal.All().Select(r => new { code = r.Code, field = r.Field, text = texts.For(r) }).ToArray();
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(problem, options: null, contentType: "application/problem+json", context.RequestAborted);
    }
}
