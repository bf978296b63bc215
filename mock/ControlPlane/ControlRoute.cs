using SdrsMock.Http;

namespace SdrsMock.ControlPlane;

/// <summary>A call of the control plane. Immutable, so safe for concurrent use.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Template">The path after <c>/__sdrs/</c>, such as <c>inventory/{kind}/{id}</c>.</param>
/// <param name="Handler">Handles the call.</param>
/// <param name="Parameters">The query parameters that it accepts besides <c>project_id</c>.</param>
internal sealed record ControlRoute(
    string Method, string Template, Func<ControlRequest, Response> Handler, params IReadOnlyList<string> Parameters)
{
    /// <summary>Its endpoint: the first segment of the path.</summary>
    public string Endpoint { get; } = Template.Split('/')[0];

    /// <summary>Whether it takes the query parameter <c>project_id</c>.</summary>
    public bool TakesProject { get; init; } = true;

    /// <summary>Whether it takes no body, so that members of a body are a mistake.</summary>
    public bool HasNoBody { get; init; }

    /// <summary>Whether it can be called while the store cannot be read: the health checks.</summary>
    public bool IsIndependentOfStore { get; init; }
}
