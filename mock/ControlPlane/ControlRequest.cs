using System.Text.Json;
using SdrsMock.Http;

namespace SdrsMock.ControlPlane;

/// <summary>A call of the control plane.</summary>
/// <param name="Method">HTTP method.</param>
/// <param name="PathSegments">The path segments behind the word.</param>
/// <param name="ProjectIdParameter">The project that the caller named, or null.</param>
/// <param name="DefaultProjectId">The project that is meant when none is named.</param>
/// <param name="Body">The body, or null when there is none.</param>
/// <param name="Request">The call as it came.</param>
internal sealed record ControlRequest(string Method, string[] PathSegments, string? ProjectIdParameter, string DefaultProjectId, JsonElement? Body, ApiRequest Request)
{
    public string ProjectId => ProjectIdParameter ?? DefaultProjectId;
}
