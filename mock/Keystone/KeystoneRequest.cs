using SdrsMock.Auth;
using SdrsMock.Common;
using SdrsMock.Http;

namespace SdrsMock.Keystone;

/// <summary>A request to the identity service.</summary>
/// <param name="Http">The HTTP request.</param>
/// <param name="Body">The JSON body; undefined without a body.</param>
/// <param name="Caller">The authenticated user; the operator for an anonymous request.</param>
/// <param name="Clocks">The clock of each project.</param>
internal sealed record KeystoneRequest(ApiRequest Http, JsonBody Body, User Caller, ProjectClocks Clocks)
{
    /// <summary>The URL under which the client reached the mock.</summary>
    public BaseUrl BaseUrl => Http.BaseUrl;

    /// <summary>The first value of a query parameter, or null.</summary>
    public string? Query(string name) => Http.Query.FirstOrDefault(pair => pair.Key == name).Value;
}
