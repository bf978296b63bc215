using SdrsMock.Http;

namespace SdrsMock.ControlPlane;

/// <summary>An endpoint of the control plane. Safe for concurrent use.</summary>
internal interface IControlEndpoint
{
    /// <summary>The first path segment after <c>/__sdrs/</c>.</summary>
    string Name { get; }

    /// <summary>Handles a request; returns null if the method or the rest of the path is not supported.</summary>
    Response? Handle(ControlRequest call);
}
