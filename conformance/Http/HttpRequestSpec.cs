using System.Text;
using SdrsMock.Schemas;

namespace SdrsMock.Conformance.Http;

/// <summary>A request as it is sent.</summary>
/// <param name="Method">HTTP method.</param>
/// <param name="Path">Path and query, escaped.</param>
/// <param name="Headers">Headers in the order of the scenario step, without the credentials of the target.</param>
/// <param name="Body">The body, or null for a request without one.</param>
/// <param name="Contract">The contract of the operation, or null for control-plane and raw calls.</param>
internal sealed record HttpRequestSpec(
    string Method, string Path, IReadOnlyList<KeyValuePair<string, string>> Headers, string? Body, OperationContract? Contract)
{
    /// <summary>Whether the step sets credentials itself, so that those of the target are not added.</summary>
    public bool HasOwnCredentials { get; init; }

    /// <summary>Whether the request of a client is forwarded; the admin token of a mock is not added then.</summary>
    public bool IsForwarded { get; init; }

    /// <summary>Whether the request is sent again after a 429 of a real service; false if the step expects the 429.</summary>
    public bool RetriesRateLimit { get; init; } = true;

    public byte[]? BodyBytes => Body is null ? null : Encoding.UTF8.GetBytes(Body);
}
