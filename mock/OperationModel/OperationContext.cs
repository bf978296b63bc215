using SdrsMock.Http;
using SdrsMock.Schemas;
using SdrsMock.State;

namespace SdrsMock.OperationModel;

/// <summary>
/// A call that passed authentication, routing, JSON and schema checks, with its project. The call holds the project lock.
/// </summary>
/// <param name="Project">The project.</param>
/// <param name="Path">The values of the path parameters.</param>
/// <param name="Query">The query parameters, converted.</param>
/// <param name="Body">The body.</param>
/// <param name="BaseUrl">The scheme and authority of the request.</param>
internal sealed record OperationContext(ProjectState Project, RouteValues Path, QueryParameters Query, JsonBody Body, BaseUrl BaseUrl)
{
    /// <summary>The mutation that is on; null for none.</summary>
    public CallMutation? Mutation { get; init; }
}
