using SdrsMock.Http;
using SdrsMock.Schemas;
using SdrsMock.State;

namespace SdrsMock.OperationModel;

/// <summary>A call that has passed credentials, route, JSON and schema, and now meets its project's world.</summary>
/// <param name="Project">The project's world, held by this call alone.</param>
/// <param name="Path">The values of the path parameters.</param>
/// <param name="Query">The query parameters, converted.</param>
/// <param name="Body">The body.</param>
/// <param name="BaseUrl">Scheme and authority that the caller used.</param>
internal sealed record OperationContext(ProjectState Project, RouteValues Path, QueryParameters Query, JsonBody Body, BaseUrl BaseUrl);
