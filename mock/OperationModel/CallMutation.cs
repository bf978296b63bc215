using System.Text.Json;
using SdrsMock.Http;
using SdrsMock.Model;
using SdrsMock.Schemas;
using SdrsMock.State;

namespace SdrsMock.OperationModel;

/// <summary>The mutation that is on, for one call: it notes whether the call differed. Not thread-safe.</summary>
internal sealed class CallMutation(ActiveMutation active)
{
    private readonly Mutation _mutation = active.Mutation;

    /// <summary>The id of the mutant; null while calls are only observed.</summary>
    public string? Id => active.Id;

    /// <summary>The id of the mutant if the call differed, or null.</summary>
    public string? StruckId { get; private set; }

    /// <inheritdoc cref="Mutation.SkipsRule"/>
    public bool SkipsRule(string constraintId, string operation)
    {
        var skips = _mutation.SkipsRule(constraintId, operation);
        Count(skips);
        return skips;
    }

    /// <inheritdoc cref="Mutation.ChangeRequest"/>
    public ApiRequest ChangeRequest(ApiRequest request, string operation)
    {
        var changed = _mutation.ChangeRequest(request, operation);
        Count(!ReferenceEquals(changed, request));
        return changed;
    }

    /// <inheritdoc cref="Mutation.ChangeContract"/>
    public OperationContract ChangeContract(OperationContract contract, ApiRequest request, JsonElement body)
    {
        var changed = _mutation.ChangeContract(contract, request, body);
        Count(!ReferenceEquals(changed, contract));
        return changed;
    }

    /// <inheritdoc cref="Mutation.ChangeBody"/>
    public JsonElement ChangeBody(JsonElement body, string operation)
    {
        var changed = _mutation.ChangeBody(body, operation);
        Count(changed is not null);
        return changed ?? body;
    }

    /// <summary>Executes an operation, as the mutation changes it. The caller holds the project lock.</summary>
    public Response Run(Operation operation, OperationContext context)
    {
        if (_mutation.Run(operation, context) is not { } run)
        {
            return operation.Run(context);
        }

        Count(run.Differs);
        return run.Response;
    }

    /// <inheritdoc cref="Mutation.ChangeJob"/>
    public void ChangeJob(Job job, ProjectState project) => Count(_mutation.ChangeJob(job, project));

    /// <inheritdoc cref="Mutation.ChangeResponse"/>
    public Response ChangeResponse(Response response, ApiRequest request, string? operation)
    {
        var changed = _mutation.ChangeResponse(response, request, operation);
        Count(!ReferenceEquals(changed, response));
        return changed;
    }

    private void Count(bool differs)
    {
        if (differs)
        {
            StruckId = active.Id;
            active.Count();
        }
    }
}
