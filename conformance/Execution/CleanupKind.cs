namespace SdrsMock.Conformance.Execution;

/// <summary>A kind of resource that scenarios create, and how it is deleted.</summary>
/// <param name="Noun">Its name in messages and in the clean-up log.</param>
/// <param name="Entity">The entity of the creating job that holds its id.</param>
/// <param name="Parameter">The path parameter that identifies it.</param>
/// <param name="Show">The operation that shows it.</param>
/// <param name="Delete">The operation that deletes it.</param>
/// <param name="GoneCodes">The error codes of a service for a deleted resource, besides 404.</param>
/// <param name="DeleteRelated">The body field that also deletes what the service created for the resource, or null.</param>
/// <param name="Creators">The last segments of the paths that create it with a POST.</param>
internal sealed record CleanupKind(
    string Noun, string Entity, string Parameter, string Show, string Delete, string[] GoneCodes, string? DeleteRelated, string[] Creators);
