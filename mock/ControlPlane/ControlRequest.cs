using System.Text.Json;
using SdrsMock.Http;

namespace SdrsMock.ControlPlane;

/// <summary>A request to the control plane.</summary>
/// <param name="Path">The values of the path parameters.</param>
/// <param name="ProjectIdParameter">The query parameter <c>project_id</c>, or null.</param>
/// <param name="DefaultProjectId">The project to use without the parameter.</param>
/// <param name="Body">The JSON body, or null without a body.</param>
/// <param name="Request">The HTTP request.</param>
internal sealed record ControlRequest(
    RouteValues Path, string? ProjectIdParameter, string DefaultProjectId, JsonElement? Body, ApiRequest Request)
{
    /// <summary>The project that the request is about.</summary>
    public string ProjectId => ProjectIdParameter ?? DefaultProjectId;
}
