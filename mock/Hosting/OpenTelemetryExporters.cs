using Microsoft.AspNetCore.Builder;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using SdrsMock.Diagnostics;

namespace SdrsMock.Hosting;

/// <summary>
/// Carries metrics and traces out of the tool, by OpenTelemetry: as text for Prometheus where <c>--metrics</c> asks for it,
/// and by OTLP where <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says where to. Nobody asking, none of this is even loaded.
/// </summary>
internal sealed class OpenTelemetryExporters : IDisposable
{
    private static readonly string[] s_meters = [Telemetry.Name, "System.Runtime", "Microsoft.AspNetCore.Server.Kestrel"];

    private readonly MeterProvider _meters;
    private readonly TracerProvider? _traces;

    private OpenTelemetryExporters(MeterProvider meters, TracerProvider? traces) => (_meters, _traces) = (meters, traces);

    /// <summary>Starts what is asked for; null when nothing is.</summary>
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
            ? new OpenTelemetryExporters(meters.AddOtlpExporter().Build(), OpenTelemetry.Sdk.CreateTracerProviderBuilder().ConfigureResource(Name).AddSource(Telemetry.Name).AddOtlpExporter().Build())
            : new OpenTelemetryExporters(meters.Build(), null);
        if (prometheus)
        {
            options.Metrics = app => app.UseOpenTelemetryPrometheusScrapingEndpoint(exporters._meters, null, WireMockHost.MetricsPath, null, null);
        }

        return exporters;
    }

    // The standard variable wins.
    private static void Name(ResourceBuilder resource)
    {
        if (Environment.GetEnvironmentVariable("OTEL_SERVICE_NAME") is not { Length: > 0 })
        {
            resource.AddService("sdrs-mock");
        }
    }
}
