using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using SmartPark.Kernel.Persistence;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Portal.Hosting;

/// <summary>Traces and metrics over OTLP when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is set; logs as JSON lines in Production. Neither holds personal data: paths and ids, no bodies, no names.</summary>
internal static class Observability
{
    private const string EndpointKey = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private static readonly string[] Sources = [Telemetry.Name, "Microsoft.AspNetCore", "Microsoft.AspNetCore.Components", "Npgsql"];
    private static readonly string[] Meters = [Telemetry.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.Components.Server.Circuits", "System.Runtime"];

    public static void AddObservability(this WebApplicationBuilder builder)
    {
        if (!builder.Environment.IsDevelopment()) builder.Logging.ClearProviders().AddJsonConsole(o => { o.UseUtcTimestamp = true; o.TimestampFormat = "O"; o.IncludeScopes = false; });
        if (string.IsNullOrEmpty(builder.Configuration[EndpointKey])) return;
        if (!Uri.TryCreate(builder.Configuration[EndpointKey], UriKind.Absolute, out var endpoint)) throw new SettingException(EndpointKey, builder.Configuration[EndpointKey], "an absolute address, for example http://127.0.0.1:4317");
        builder.Services.AddSingleton(new TelemetryEndpoint(endpoint)).AddHostedService<TelemetryExport>();
    }

    private sealed record TelemetryEndpoint(Uri Address);

    /// <summary>Builds the providers at start and flushes them at stop.</summary>
    private sealed class TelemetryExport(TelemetryEndpoint endpoint) : IHostedService
    {
        private TracerProvider? _traces;
        private MeterProvider? _metrics;

        public Task StartAsync(CancellationToken cancellationToken)
        {
            var resource = ResourceBuilder.CreateDefault().AddService("smartpark", serviceVersion: typeof(Observability).Assembly.GetName().Version?.ToString());
            _traces = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource).AddSource(Sources).AddOtlpExporter(o => o.Endpoint = endpoint.Address).Build();
            _metrics = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource).AddMeter(Meters).AddOtlpExporter(o => o.Endpoint = endpoint.Address).Build();
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken)
        {
            _traces?.Dispose();
            _metrics?.Dispose();
            return Task.CompletedTask;
        }
    }
}
