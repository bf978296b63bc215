namespace SdrsMock.ControlPlane;

/// <summary>An endpoint of the control plane. Safe for concurrent use.</summary>
internal interface IControlEndpoint
{
    /// <summary>Its calls.</summary>
    IReadOnlyList<ControlRoute> Routes { get; }
}
