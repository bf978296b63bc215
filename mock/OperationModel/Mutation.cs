using SdrsMock.Http;
using SdrsMock.Model;
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

    /// <summary>The request that the operation sees.</summary>
    public virtual ApiRequest ChangeRequest(ApiRequest request, string operation) => request;

    /// <summary>Whether the changes of an operation are lost.</summary>
    public virtual bool LosesChanges(string operation) => false;

    /// <summary>Changes a job that an operation started; returns whether it did. The caller holds the project lock.</summary>
    public virtual bool ChangeJob(Job job, ProjectState project) => false;

    /// <summary>The response that is sent; the same instance if it does not differ.</summary>
    public virtual Response ChangeResponse(Response response, ApiRequest request, string? operation) => response;
}
