using Microsoft.AspNetCore.Builder;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using SdrsMock.Diagnostics;

namespace SdrsMock.Hosting;

/// <summary>
/// Exports metrics and traces by OpenTelemetry: as Prometheus text with <c>--metrics</c>, and by OTLP when
/// <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is set. Without either, the OpenTelemetry assemblies are not loaded.
/// </summary>
internal sealed class OpenTelemetryExporters : IDisposable
{
    private static readonly string[] s_meters = [Telemetry.Name, "System.Runtime", "Microsoft.AspNetCore.Server.Kestrel"];

    private readonly MeterProvider _meters;
    private readonly TracerProvider? _traces;

    private OpenTelemetryExporters(MeterProvider meters, TracerProvider? traces) => (_meters, _traces) = (meters, traces);

    /// <summary>Starts the configured exporters; returns null when none is configured. Dispose the result to flush and stop them.</summary>
    public static IDisposable? Start(MockOptions options, bool prometheus)
    {
        var otlp = Environment.GetEnvironmentVariable("OTEL_EXPORTER_OTLP_ENDPOINT") is { Length: > 0 };
        return prometheus || otlp ? Create(options, prometheus, otlp) : null;
    }

    public void Dispose()
    {
        _traces?.Dispose();
        _meters.Dispose();
    }

    private static OpenTelemetryExporters Create(MockOptions options, bool prometheus, bool otlp)
    {
        var meters = OpenTelemetry.Sdk.CreateMeterProviderBuilder().ConfigureResource(Name).AddMeter(s_meters);
        if (prometheus)
        {
            meters.AddPrometheusExporter();
        }

        var exporters = otlp
            ? new OpenTelemetryExporters(meters.AddOtlpExporter().Build(), BuildTraces())
            : new OpenTelemetryExporters(meters.Build(), null);
        if (prometheus)
        {
            options.Metrics = app => app.UseOpenTelemetryPrometheusScrapingEndpoint(
                exporters._meters, null, WireMockHost.MetricsPath, null, null);
        }

        return exporters;
    }

    private static TracerProvider BuildTraces() =>
        OpenTelemetry.Sdk.CreateTracerProviderBuilder().ConfigureResource(Name).AddSource(Telemetry.Name).AddOtlpExporter().Build();

    // OTEL_SERVICE_NAME, the standard variable, takes precedence.
    private static void Name(ResourceBuilder resource)
    {
        if (Environment.GetEnvironmentVariable("OTEL_SERVICE_NAME") is not { Length: > 0 })
        {
            resource.AddService("sdrs-mock");
        }
    }
}
