using SdrsMock.Common;
using SdrsMock.Diagnostics;
using SdrsMock.Http;

namespace SdrsMock.Engine;

/// <summary>Records each request and its final response in the journal, in the telemetry and in the change events.</summary>
/// <param name="handler">Handles a request.</param>
/// <param name="journal">The journal.</param>
/// <param name="changes">The change events.</param>
internal sealed class RecordingHandler(IRequestHandler handler, RequestJournal journal, ChangeFeed changes) : IRequestHandler
{
    public ValueTask<Response> HandleAsync(ApiRequest request, RequestContext context)
    {
        var measurement = Telemetry.Begin(request);
        try
        {
            var pending = handler.HandleAsync(request, context);
            return pending.IsCompletedSuccessfully
                ? new(Record(measurement, request, context, pending.Result))
                : RecordAsync(measurement, request, context, pending);
        }
        catch
        {
            RecordInternalError(measurement, request, context);
            throw;
        }
    }

    private async ValueTask<Response> RecordAsync(
        Telemetry.CallMeasurement measurement, ApiRequest request, RequestContext context, ValueTask<Response> pending)
    {
        try
        {
            return Record(measurement, request, context, await pending);
        }
        catch
        {
            RecordInternalError(measurement, request, context);
            throw;
        }
    }

    // An internal error leaves no response. The host reports it to the client; the journal records the call all the same.
    private void RecordInternalError(Telemetry.CallMeasurement measurement, ApiRequest request, RequestContext context) =>
        Record(measurement, request, context, Response.Rejected(new(Errors.InternalError), request.Id));

    private Response Record(Telemetry.CallMeasurement measurement, ApiRequest request, RequestContext context, Response response)
    {
        journal.Write(request, context, response);
        if (changes.IsRecording)
        {
            changes.RecordCall(request.Id, context.ProjectId, context.Operation ?? context.CompanionCall?.Name, response.Status);
        }

        measurement.End(request, context, response);
        return response;
    }
}
