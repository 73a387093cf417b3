using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Kernel.Http;

/// <summary>Reads <c>Idempotency-Key</c>. The request's identity is method, path, query and the hash of its body.</summary>
internal static class IdempotencyHeader
{
    public const string Name = "Idempotency-Key";
    public const string BodyHashItem = "smartpark.body-hash";

    public static Refusal? Read(HttpContext context)
    {
        if (!context.Request.Headers.TryGetValue(Name, out var values) || HttpMethods.IsGet(context.Request.Method)) return null;
        if (values is not [{ Length: > 0 and <= 100 } key] || key.Any(c => c is <= ' ' or > '~')) return new("idempotency.key");
        var identity = $"{context.Request.Method} {context.Request.Path}{context.Request.QueryString} {context.Items[BodyHashItem]}";
        context.RequestServices.GetRequiredService<CallContext>().Idempotency = new(key, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(identity))));
        return null;
    }
}
