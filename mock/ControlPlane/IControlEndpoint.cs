using SdrsMock.Http;

namespace SdrsMock.ControlPlane;

/// <summary>One word of the control plane.</summary>
internal interface IControlEndpoint
{
    string Name { get; }

    /// <summary>The answer; null when the method or the path below the word is not served.</summary>
    Response? Handle(ControlRequest call);
}
