namespace SdrsMock.Http;

/// <summary>The result of routing a path.</summary>
/// <typeparam name="T">What serves a route.</typeparam>
/// <param name="Targets">What serves the method and the path; empty when the path is not served.</param>
/// <param name="Values">The path parameters.</param>
/// <param name="PathIsKnown">Whether the path exists, possibly with another method only.</param>
internal readonly record struct RouteMatch<T>(IReadOnlyList<T> Targets, RouteValues Values, bool PathIsKnown);
