using System.Text;
using SdrsMock.Schemas;

namespace SdrsMock.Conformance.Http;

/// <summary>A call as it goes over the wire.</summary>
/// <param name="Method">HTTP method.</param>
/// <param name="Path">Path and query, escaped.</param>
/// <param name="Headers">Headers in the order they were named; the credentials are not among them.</param>
/// <param name="Body">The body, or null where there is none.</param>
/// <param name="Contract">The operation's contract, or null for the control plane and raw calls.</param>
internal sealed record HttpRequestSpec(string Method, string Path, IReadOnlyList<KeyValuePair<string, string>> Headers, string? Body, OperationContract? Contract)
{
    /// <summary>Whether the row speaks about credentials itself, so that the target's are left out.</summary>
    public bool HasOwnCredentials { get; init; }

    /// <summary>Whether it may come again later when a real service says 429; false where the row asks for just that.</summary>
    public bool NotRateLimited { get; init; } = true;

    public byte[]? BodyBytes => Body is null ? null : Encoding.UTF8.GetBytes(Body);
}
