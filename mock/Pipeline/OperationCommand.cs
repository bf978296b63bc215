using SdrsMock.Common;
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
/// <param name="mutation">The mutation that is on; null for none.</param>
internal readonly struct OperationCommand(
    Operation operation, RouteValues path, QueryParameters query, JsonBody body, ApiRequest request, FaultMatch? fault,
        CallMutation? mutation = null) : IProjectCommand
{
    public bool OnlyReads => operation.IsReadOnly;

    public Response? FindObstacle(LoadedProject project, ICommandLog commandLog) =>
        project.RateLimiter.TryAcquire(operation.Name, commandLog) ? null
        : Response.Rejected(new(Errors.Throttled, "ALL-09", null, "the project's limit calls_per_second is exceeded"), request.Id);

    public Response Execute(ProjectState project)
    {
        var response = mutation is null ? operation.Run(new(project, path, query, body, request.BaseUrl)) : RunMutated(project, mutation);
        if (response.Job is { } job)
        {
            fault?.ApplyTo(job);
            mutation?.ChangeJob(job, project);
            project.Context.Coverage.RecordJobStatus(job.StatusAt(project.Now));
        }

        return response;
    }

    private Response RunMutated(ProjectState project, CallMutation active)
    {
        try
        {
            return active.Run(operation, new(project, path, query, body, request.BaseUrl) { Mutation = active });
        }
        catch (Exception exception) when (active.StruckId is not null && exception is not StoreException)
        {
            // Without the skipped rule the operation met a state that it cannot handle, as a service with this bug would.
            return Response.Rejected(new(Errors.InternalError, null, null, exception.Message), request.Id);
        }
    }

    public LogEntry ToEntry(ProjectState project, Response response) =>
        LoggedRequest.ToEntry(request, request.RawPath, project, response) with
        {
            FailJob = fault?.Rule.FailJob,
            StuckJob = fault?.Rule.StuckJob is true,
            Mutant = mutation?.Id,
        };
}
