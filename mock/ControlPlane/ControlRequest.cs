using System.Globalization;
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

    /// <summary>The last value of a query parameter; null without it.</summary>
    public string? Parameter(string name) => Request.Query.LastOrDefault(pair => pair.Key == name).Value;

    /// <summary>A query parameter that is a time; null without it.</summary>
    /// <exception cref="ControlPlaneException">The value is no time.</exception>
    public DateTimeOffset? TimeParameter(string name) => Parameter(name) is not { } text ? null
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time
        : throw new ControlPlaneException(400, $"{name}: \"{text}\" is invalid; use an ISO 8601 time such as 2026-01-01T00:00:00Z.");

    /// <summary>A query parameter that is a number of items; null without it.</summary>
    /// <exception cref="ControlPlaneException">The value is no whole number above 0.</exception>
    public int? CountParameter(string name) => Parameter(name) is not { } text ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0 ? count
        : throw new ControlPlaneException(400, $"{name}: \"{text}\" is invalid; use a whole number above 0.");
}
