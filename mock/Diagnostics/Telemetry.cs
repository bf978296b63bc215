using System.Diagnostics;
using System.Diagnostics.Metrics;
using SdrsMock.Common;
using SdrsMock.Http;

namespace SdrsMock.Diagnostics;

/// <summary>
/// What listeners can hear of the mock, by System.Diagnostics: the meter and the activity source <c>SdrsMock</c>. Where
/// nobody listens nothing is measured, and nothing is ever sent from here.
/// </summary>
internal static class Telemetry
{
    public const string Name = "SdrsMock";

    private static readonly ActivitySource s_source = new(Name);
    private static readonly Meter s_meter = new(Name);

    private static readonly Histogram<double> s_duration = s_meter.CreateHistogram("sdrs.call.duration", "s", "Calls, by service, operation, status and error code: the time within the mock, without the wire.", advice: new InstrumentAdvice<double>
    {
        HistogramBucketBoundaries = [0.00001, 0.00002, 0.00005, 0.0001, 0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.1, 1],
    });

    private static readonly Counter<long> s_jobs = s_meter.CreateCounter<long>("sdrs.jobs.started", "{job}", "Jobs that calls have started, by operation.");
    private static readonly Counter<long> s_internalErrors = s_meter.CreateCounter<long>("sdrs.bugs", "{bug}", "Calls that a bug of the mock has ended.");

    /// <summary>Begins to listen to a call.</summary>
    public static CallMeasurement Begin(ApiRequest request) =>
        s_source.HasListeners() || s_duration.Enabled || s_jobs.Enabled ? new(Stopwatch.GetTimestamp(), Start(request)) : default;

    public static void RecordInternalError() => s_internalErrors.Add(1);

    // A caller's trace goes on here. What the web server has begun is not sent anywhere and would leave a gap.
    private static Activity? Start(ApiRequest request)
    {
        if (!s_source.HasListeners())
        {
            return null;
        }

        var isGoingOn = ActivityContext.TryParse(request.Header("traceparent"), request.Header("tracestate"), isRemote: true, out var parent);
        if (!isGoingOn)
        {
            Activity.Current = null;
        }

        return s_source.StartActivity(request.Method, ActivityKind.Server, parent);
    }

    /// <summary>A call that is being listened to; the default is one that nobody listens to.</summary>
    internal readonly struct CallMeasurement(long began, Activity? activity)
    {
        public void End(ApiRequest request, RequestContext trace, Response response)
        {
            if (began == 0)
            {
                return;
            }

            if (response.Persisted is { } kept)
            {
                EndWith(kept, request, trace, response);
            }
            else
            {
                Record(request, trace, response);
            }
        }

        // What the caller is told is known only then.
        private void EndWith(Task kept, ApiRequest request, RequestContext trace, Response response)
        {
            var call = this;
            kept.ContinueWith(
                done => call.Record(request, trace, done.Exception?.InnerException is StoreException lost ? Response.NotPersisted(lost, request.Id) : response),
                CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }

        private void Record(ApiRequest request, RequestContext trace, Response response)
        {
            var tags = new TagList
            {
                { "sdrs.service", trace.Service },
                { "sdrs.operation", trace.OperationName },
                { "http.response.status_code", response.Status },
            };
            if (response.Rejection is { } rejection)
            {
                tags.Add("error.type", rejection.Error.Code);
            }

            s_duration.Record(Stopwatch.GetElapsedTime(began).TotalSeconds, tags);
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
            activity.SetTag("url.path", request.RawPath);
            activity.SetTag("sdrs.request_id", request.Id);
            activity.SetTag("sdrs.project_id", trace.ProjectId);
            activity.SetTag("sdrs.job_id", response.Job?.Id);
            activity.SetTag("sdrs.constraint", response.Rejection?.Constraint);
            activity.SetStatus(response.Status >= 500 ? ActivityStatusCode.Error : ActivityStatusCode.Unset);
            activity.Stop();
        }
    }
}
