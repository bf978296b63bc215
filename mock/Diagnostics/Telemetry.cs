using System.Diagnostics;
using System.Diagnostics.Metrics;
using SdrsMock.Http;
using SdrsMock.Schemas;

namespace SdrsMock.Diagnostics;

/// <summary>
/// Metrics and traces by System.Diagnostics: the meter and the activity source <c>SdrsMock</c>. Nothing is measured unless a
/// listener is attached, and nothing is sent from here.
/// </summary>
internal static class Telemetry
{
    public const string Name = "SdrsMock";

    private static readonly ActivitySource s_source = new(Name);
    private static readonly Meter s_meter = new(Name);

    private static readonly Histogram<double> s_duration =
        s_meter.CreateHistogram("sdrs.call.duration", "s",
            "Duration of calls within the mock, by service, operation and status.", advice: new InstrumentAdvice<double>
            {
                HistogramBucketBoundaries = [0.00001, 0.00002, 0.00005, 0.0001, 0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.1, 1],
            });

    // Error codes are on a counter: as tags of the histogram they would multiply its series by the number of codes.
    private static readonly Counter<long> s_rejections =
        s_meter.CreateCounter<long>("sdrs.call.rejections", "{call}", "Rejected calls, by service, operation and error code.");

    private static readonly Counter<long> s_jobs = s_meter.CreateCounter<long>("sdrs.jobs.started", "{job}", "Jobs started, by operation.");
    private static readonly Counter<long> s_internalErrors =
        s_meter.CreateCounter<long>("sdrs.bugs", "{bug}", "Calls that ended in an internal error of the mock.");

    /// <summary>Starts measuring a call.</summary>
    public static CallMeasurement Begin(ApiRequest request) =>
        s_source.HasListeners() || s_duration.Enabled || s_jobs.Enabled ? new(Stopwatch.GetTimestamp(), Start(request)) : default;

    public static void RecordInternalError() => s_internalErrors.Add(1);

    // Continues the caller's trace. The web server's own activity is not exported and would leave a gap in it.
    private static Activity? Start(ApiRequest request)
    {
        if (!s_source.HasListeners())
        {
            return null;
        }

        var isGoingOn =
            ActivityContext.TryParse(request.Header("traceparent"), request.Header("tracestate"), isRemote: true, out var parent);
        if (!isGoingOn)
        {
            Activity.Current = null;
        }

        return s_source.StartActivity(request.Method, ActivityKind.Server, parent);
    }

    /// <summary>The measurement of a call; the default value measures nothing.</summary>
    internal readonly struct CallMeasurement(long began, Activity? activity)
    {
        /// <summary>Records the call with its final response.</summary>
        public void End(ApiRequest request, RequestContext trace, Response response)
        {
            if (began == 0)
            {
                return;
            }

            var tags = new TagList
            {
                { "sdrs.service", trace.Service },
                { "sdrs.operation", trace.OperationName },
                { "http.response.status_code", response.Status },
            };
            s_duration.Record(Stopwatch.GetElapsedTime(began).TotalSeconds, tags);
            if (response.Rejection is { } rejection)
            {
                var code = new KeyValuePair<string, object?>("error.type", rejection.Error.Code);
                s_rejections.Add(1, new("sdrs.service", trace.Service), new("sdrs.operation", trace.OperationName), code);
                tags.Add(code);
            }

            if (response.Job is not null)
            {
                s_jobs.Add(1, new KeyValuePair<string, object?>("sdrs.operation", trace.Operation));
            }

            Finish(request, trace, response, tags);
        }

        private void Finish(ApiRequest request, RequestContext trace, Response response, TagList tags)
        {
            if (activity is null)
            {
                return;
            }

            activity.DisplayName = trace.OperationName == CompanionCall.None ? request.Method : trace.OperationName;
            foreach (var (name, value) in tags)
            {
                activity.SetTag(name, value);
            }

            activity.SetTag("http.request.method", request.SentMethod);
            activity.SetTag("url.path", SecretNames.Mask(request.RawPath, "***"));
            activity.SetTag("sdrs.request_id", request.Id);
            activity.SetTag("sdrs.project_id", trace.ProjectId);
            activity.SetTag("sdrs.job_id", response.Job?.Id);
            activity.SetTag("sdrs.constraint", response.Rejection?.Constraint);
            activity.SetStatus(response.Status >= 500 ? ActivityStatusCode.Error : ActivityStatusCode.Unset);
            activity.Stop();
        }
    }
}
