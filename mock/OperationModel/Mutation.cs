using System.Text.Json;
using SdrsMock.Http;
using SdrsMock.Model;
using SdrsMock.Schemas;
using SdrsMock.State;

namespace SdrsMock.OperationModel;

/// <summary>
/// One documented respect in which the mock behaves wrong on purpose. Each method is a place where behaviour can differ; by default it
/// does not. A mutation serves one activation, so that it may keep what it saw.
/// </summary>
internal abstract class Mutation
{
    /// <summary>Whether a violated rule does not reject the call.</summary>
    public virtual bool SkipsRule(string constraintId, string operation) => false;

    /// <summary>The request that the operation sees; the same instance if it does not differ.</summary>
    public virtual ApiRequest ChangeRequest(ApiRequest request, string operation) => request;

    /// <summary>The contract that the request is checked with; the same instance if the request is judged alike.</summary>
    public virtual OperationContract ChangeContract(OperationContract contract, ApiRequest request, JsonElement body) => contract;

    /// <summary>The valid body that the operation sees; null if it does not differ.</summary>
    public virtual JsonElement? ChangeBody(JsonElement body, string operation) => null;

    /// <summary>Executes an operation in another way; null executes it as usual. The caller holds the project lock.</summary>
    public virtual MutatedRun? Run(Operation operation, OperationContext context) => null;

    /// <summary>Changes a job that an operation started; returns whether it did. The caller holds the project lock.</summary>
    public virtual bool ChangeJob(Job job, ProjectState project) => false;

    /// <summary>The response that is sent; the same instance if it does not differ.</summary>
    public virtual Response ChangeResponse(Response response, ApiRequest request, string? operation) => response;

    /// <summary>Whether the mutation would change a response, without doing so.</summary>
    /// <param name="response">The response.</param>
    /// <param name="body">Its JSON body; undefined if it has none.</param>
    /// <param name="request">The request.</param>
    /// <param name="operation">The operation; null while it is not known.</param>
    public virtual bool WouldChangeResponse(Response response, JsonElement body, ApiRequest request, string? operation) =>
        !ReferenceEquals(ChangeResponse(response, request, operation), response);

    /// <summary>
    /// Whether the mutation would execute a call in another way. It is asked before the call, without consequences, while the calls of
    /// tests are observed. The caller holds the project lock.
    /// </summary>
    public virtual bool WouldChangeRun(Operation operation, OperationContext context) => false;

    /// <summary>Whether the mutation would change the job of an operation, without doing so.</summary>
    public virtual bool WouldChangeJob(Job job) => false;
}
