namespace SdrsMock.ControlPlane;

/// <summary>A call of the control plane is rejected; the message says what is wrong and what to do.</summary>
/// <param name="status">The HTTP status.</param>
/// <param name="message">The message of the response.</param>
internal sealed class ControlPlaneException(int status, string message) : Exception(message)
{
    /// <summary>The HTTP status of the response.</summary>
    public int Status => status;
}
