namespace SdrsMock.Conformance.Execution;

/// <summary>A kind of resource that stories create, and how it goes away again.</summary>
/// <param name="Noun">What people call it.</param>
/// <param name="Entity">Where its creating job tells its id.</param>
/// <param name="Parameter">The path parameter that names it.</param>
/// <param name="Show">The operation that shows it.</param>
/// <param name="Delete">The operation that deletes it.</param>
/// <param name="Gone">The codes that a service answers once it is gone, besides 404.</param>
/// <param name="Thorough">What a deletion says to take along what the service made for it, or null.</param>
/// <param name="Creators">The last segments of the paths that create it with a POST.</param>
internal sealed record CleanupKind(
    string Noun, string Entity, string Parameter, string Show, string Delete, string[] Gone, string? Thorough, string[] Creators);
