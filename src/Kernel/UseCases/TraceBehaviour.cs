using System.Diagnostics;
using System.Diagnostics.Metrics;
using MediatR;
using Microsoft.Extensions.Logging;
using SmartPark.Kernel.Results;

namespace SmartPark.Kernel.UseCases;

/// <summary>Names under which traces and metrics are published.</summary>
public static class Telemetry
{
    /// <summary>Name of the activity source and of the meter.</summary>
    public const string Name = "SmartPark";

    internal static readonly ActivitySource Source = new(Name);
    internal static readonly Meter Meter = new(Name);
    internal static readonly Histogram<double> Duration = Meter.CreateHistogram<double>("smartpark.use_case.duration", "ms", "Time of one use case from authorisation to commit");
}

/// <summary>First in the pipeline: a span and a duration for every request; no personal data in either.</summary>
internal sealed class TraceBehaviour<TRequest, TResponse>(ILogger<TraceBehaviour<TRequest, TResponse>> log) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
{
    private static readonly string Name = typeof(TRequest).Name;

    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        using var span = Telemetry.Source.StartActivity(Name);
        var started = Stopwatch.GetTimestamp();
        try
        {
            var response = await next();
            var refusal = (response as IResult)?.Refusal?.Code;
            Record(started, refusal ?? "ok", span);
            if (refusal is not null) log.LogInformation("{UseCase} refused: {Refusal}", Name, refusal);
            return response;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Record(started, "error", span);
            span?.SetStatus(ActivityStatusCode.Error);
            log.LogError(e, "{UseCase} failed", Name);
            throw;
        }
    }

    private static void Record(long started, string outcome, Activity? span)
    {
        span?.SetTag("smartpark.outcome", outcome);
        Telemetry.Duration.Record(Stopwatch.GetElapsedTime(started).TotalMilliseconds, new("use_case", Name), new("outcome", outcome));
    }
}
