using SdrsMock.Http;

namespace SdrsMock.ControlPlane;

/// <summary>An endpoint of the control plane. Safe for concurrent use.</summary>
internal interface IControlEndpoint
{
    /// <summary>The first path segment after <c>/__sdrs/</c>.</summary>
    string Name { get; }

    /// <summary>Its calls, with the query parameters that each accepts.</summary>
    IReadOnlyList<ControlRoute> Routes { get; }

    /// <summary>Handles a request to one of the routes; returns null if the method or the rest of the path is not supported.</summary>
    Response? Handle(ControlRequest call);
}
