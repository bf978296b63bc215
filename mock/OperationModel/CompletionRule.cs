using SdrsMock.Common;
using SdrsMock.Model;
using SdrsMock.State;

namespace SdrsMock.OperationModel;

/// <summary>
/// A constraint that is evaluated when the job ends: if it is violated, the job fails with <paramref name="Failure"/>.
/// </summary>
/// <param name="Id">The id in the catalog.</param>
/// <param name="Text">The statement in the catalog.</param>
/// <param name="Holds">Whether the constraint holds.</param>
/// <param name="Failure">The error code of the failed job.</param>
internal sealed record CompletionRule(string Id, string Text, Func<Job, ProjectState, bool> Holds, ApiError Failure) : Constraint(Id, Text);
