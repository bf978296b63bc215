using SdrsMock.Common;
using SdrsMock.Model;
using SdrsMock.State;

namespace SdrsMock.OperationModel;

/// <summary>A constraint that is judged when the job ends: when it does not hold, the job fails with <paramref name="Failure"/>.</summary>
/// <param name="Id">The ledger's id.</param>
/// <param name="Text">The ledger's statement.</param>
/// <param name="Holds">Whether it holds.</param>
/// <param name="Failure">The error code of the failed job.</param>
internal sealed record CompletionRule(string Id, string Text, Func<Job, ProjectState, bool> Holds, ApiError Failure) : Constraint(Id, Text);
