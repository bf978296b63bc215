using SdrsMock.Common;
using SdrsMock.Engine;
using SdrsMock.Http;

namespace SdrsMock.ControlPlane;

/// <summary>
/// The control plane under <c>/__sdrs/</c>: what people and runners see and change of the mock itself. Calls about one
/// project take <c>?project_id=</c>; without it the default project is meant.
/// </summary>
internal sealed class ControlPlaneApi(MockEngine engine)
{
    private const string Root = "/__sdrs";

    private readonly IControlEndpoint[] _endpoints =
    [
        new HealthEndpoint(engine),
        new VariablesEndpoint(engine),
        new InventoryEndpoint(engine),
        new ClockEndpoint(engine),
        new FaultsEndpoint(engine),
        new StateEndpoint(engine),
        new ResetEndpoint(engine),
        new RequestsEndpoint(engine),
        new CoverageEndpoint(engine),
        new OpenApiEndpoint(engine),
    ];

    /// <summary>Whether a call is one of the control plane. The path counts as it was sent: what two readers decode differently opens doors.</summary>
    public static bool Matches(ApiRequest request) =>
        request.RawPath.StartsWith(Root, StringComparison.Ordinal) && (request.RawPath.Length == Root.Length || request.RawPath[Root.Length] == '/');

    /// <summary>Whether anybody may make the call, whatever guards the rest.</summary>
    public static bool AllowsAnonymous(ApiRequest request) => request.RawPath is $"{Root}/health" or $"{Root}/health/live" or $"{Root}/health/ready";

    public Response Handle(ApiRequest request)
    {
        var segments = request.RawPath.Split('/', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(Uri.UnescapeDataString).ToArray();
        if (Array.Find(_endpoints, face => segments is [var name, ..] && face.Name == name) is not { } face)
        {
            return Problem(404, $"The control plane has {string.Join(", ", _endpoints.Select(face => face.Name))}; nothing stands at {request.RawPath}.");
        }

        var projectId = request.Query.FirstOrDefault(pair => pair.Key == "project_id").Value;
        if (projectId is not null && !ProjectIds.IsValid(projectId))
        {
            return Problem(400, "project_id must be 32 hexadecimal characters.");
        }

        if (request.BodyTooLarge)
        {
            return Problem(413, "The body is larger than 12 MB.");
        }

        if (face is not HealthEndpoint)
        {
            // Whether it lives does not depend on the store.
            engine.GlobalState.Refresh();
        }

        string? problem = null;
        using var document = request.Body.IsEmpty ? null : StrictJson.Parse(request.Body, out problem);
        if (document is null && !request.Body.IsEmpty)
        {
            return Problem(400, $"The body is not JSON: {problem}");
        }

        var call = new ControlRequest(request.Method, segments[1..], projectId, engine.Issuer.DefaultProjectId, document?.RootElement, request);
        return face.Handle(call) ?? Problem(405, $"{face.Name} does not answer {request.Method} here.");
    }

    /// <summary>A refusal in one sentence.</summary>
    public static Response Problem(int status, string sentence) => Response.Json(status, json =>
    {
        json.WriteStartObject();
        json.WriteString("error", sentence);
        json.WriteEndObject();
    });
}
