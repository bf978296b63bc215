using SdrsMock.Common;
using SdrsMock.Diagnostics;
using SdrsMock.Faults;
using SdrsMock.Http;
using SdrsMock.OperationModel;
using SdrsMock.Persistence;
using SdrsMock.Projects;
using SdrsMock.Schemas;
using SdrsMock.State;

namespace SdrsMock.Pipeline;

/// <summary>A call of an SDRS operation whose syntax has been checked. A value, so that a call allocates nothing for it.</summary>
/// <param name="operation">The operation.</param>
/// <param name="path">The values of the path parameters.</param>
/// <param name="query">The query parameters.</param>
/// <param name="body">The body.</param>
/// <param name="request">The request.</param>
/// <param name="fault">The fault rule that applies to the call, or null.</param>
/// <param name="coverage">Counts the statuses of jobs.</param>
internal readonly struct OperationCommand(
    Operation operation, RouteValues path, QueryParameters query, JsonBody body, ApiRequest request, FaultMatch? fault,
        CoverageCounters coverage) : IProjectCommand
{
    public bool OnlyReads => operation.IsReadOnly;

    public Response? FindObstacle(LoadedProject project, ICommandLog commandLog) =>
        project.RateLimiter.TryAcquire(operation.Name, commandLog) ? null
        : Response.Rejected(new(Errors.Throttled, "ALL-09", null, "the project's limit calls_per_second is exceeded"), request.Id);

    public Response Execute(ProjectState project)
    {
        var response = operation.Run(new(project, path, query, body, request.BaseUrl));
        if (response.Job is { } job)
        {
            fault?.ApplyTo(job);
            coverage.RecordJobStatus(job.StatusAt(project.Now));
        }

        return response;
    }

    public LogEntry ToEntry(ProjectState project, Response response) =>
        LoggedRequest.ToEntry(request, request.RawPath, project, response) with
        {
            FailJob = fault?.Rule.FailJob,
            StuckJob = fault?.Rule.StuckJob is true,
        };
}
