using SdrsMock.Http;
using SdrsMock.Model;
using SdrsMock.State;

namespace SdrsMock.OperationModel;

/// <summary>A mutation that is on, and how often it changed something. Thread-safe.</summary>
/// <param name="id">The id of the mutant.</param>
/// <param name="mutation">What it changes.</param>
internal sealed class ActiveMutation(string id, Mutation mutation)
{
    private long _strikes;

    /// <summary>The id of the mutant.</summary>
    public string Id => id;

    /// <summary>How often behaviour differed: a rule was skipped, a request, a job or a response was changed.</summary>
    public long Strikes => Interlocked.Read(ref _strikes);

    /// <inheritdoc cref="Mutation.SkipsRule"/>
    public bool SkipsRule(string constraintId, string operation) => Count(mutation.SkipsRule(constraintId, operation));

    /// <inheritdoc cref="Mutation.ChangeRequest"/>
    public ApiRequest ChangeRequest(ApiRequest request, string operation)
    {
        var changed = mutation.ChangeRequest(request, operation);
        Count(changed != request);
        return changed;
    }

    /// <inheritdoc cref="Mutation.LosesChanges"/>
    public bool LosesChanges(string operation) => Count(mutation.LosesChanges(operation));

    /// <inheritdoc cref="Mutation.ChangeJob"/>
    public void ChangeJob(Job job, ProjectState project) => Count(mutation.ChangeJob(job, project));

    /// <inheritdoc cref="Mutation.ChangeResponse"/>
    public Response ChangeResponse(Response response, ApiRequest request, string? operation)
    {
        var changed = mutation.ChangeResponse(response, request, operation);
        Count(!ReferenceEquals(changed, response));
        return changed;
    }

    private bool Count(bool strikes)
    {
        if (strikes)
        {
            Interlocked.Increment(ref _strikes);
        }

        return strikes;
    }
}
