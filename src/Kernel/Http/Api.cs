using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Kernel.Http;

/// <summary>
/// The HTTP face of use cases under <c>/api/v1</c>: one line a use case. Route and query values and the JSON body together make the request record; the answer is JSON, or
/// problem details (RFC 9457) with the refusal code. Commands take <c>Idempotency-Key</c> and <c>If-Match</c>; rows with a version send <c>ETag</c> (RFC 9110).
/// </summary>
/// <param name="routes">The group the routes are added to.</param>
/// <param name="module">Module name: the tag in the documentation.</param>
public sealed class Api(IEndpointRouteBuilder routes, string module)
{
    /// <summary>Maps a query to GET.</summary>
    public Api Query<TRequest, T>(string pattern) where TRequest : class, IUseCase<T> => Add<TRequest, T>(HttpMethods.Get, pattern);

    /// <summary>Maps a command to a method, POST unless said otherwise.</summary>
    public Api Command<TRequest, T>(string pattern, string method = "POST") where TRequest : class, IUseCase<T> => Add<TRequest, T>(method, pattern);

    /// <summary>Maps a command that answers nothing: 204.</summary>
    public Api Command<TRequest>(string pattern, string method = "POST") where TRequest : class, IUseCase<Done> => Add<TRequest, Done>(method, pattern);

    private Api Add<TRequest, T>(string method, string pattern) where TRequest : class, IUseCase<T>
    {
        var endpoint = routes.MapMethods(pattern, [method], context => HandleAsync<TRequest, T>(context));
        endpoint.WithMetadata(((Delegate)Described).Method);
        endpoint.WithName(typeof(TRequest).Name).WithTags(module).WithMetadata(new ApiUseCase(typeof(TRequest), typeof(T)));
        if (typeof(T) == typeof(Done)) endpoint.WithMetadata(new ProducesResponseTypeMetadata(204));
        else endpoint.WithMetadata(new ProducesResponseTypeMetadata(200, typeof(T), ["application/json"]));
        if (method != HttpMethods.Get) endpoint.WithMetadata(new AcceptsMetadata(["application/json"], typeof(TRequest)));
        return this;
    }

    /// <summary>Stands for the handler in the API description, which lists only endpoints with a method; the parameters are described from the request.</summary>
    private static void Described() { }

    private static async Task HandleAsync<TRequest, T>(HttpContext context) where TRequest : class, IUseCase<T>
    {
        var ct = context.RequestAborted;
        var read = await RequestReader.ReadAsync<TRequest>(context, ct);
        if (!read.Succeeded)
        {
            await Problems.WriteAsync(context, read.Refusal);
            return;
        }
        if (IdempotencyHeader.Read(context) is { } bad)
        {
            await Problems.WriteAsync(context, bad);
            return;
        }
        var outcome = await context.RequestServices.GetRequiredService<IUseCases>().SendAsync(read.Value, ct);
        if (outcome.Succeeded) await AnswerAsync(context, outcome.Value, ct);
        else await Problems.WriteAsync(context, outcome.Refusal);
    }

    private static async Task AnswerAsync<T>(HttpContext context, T value, CancellationToken ct)
    {
        if (value is Done)
        {
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }
        if (typeof(T).GetProperty(nameof(Tenancy.IVersioned.Version))?.GetValue(value) is long version) context.Response.Headers.ETag = $"\"{version}\"";
        await context.Response.WriteAsJsonAsync(value, RequestReader.Options, ct);
    }
}

/// <summary>Marks an endpoint with the use case it sends; tests and the OpenAPI document read it.</summary>
/// <param name="Request">The request type.</param>
/// <param name="Answer">The answer type.</param>
public sealed record ApiUseCase(Type Request, Type Answer);
