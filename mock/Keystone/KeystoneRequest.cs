using SdrsMock.Auth;
using SdrsMock.Http;

namespace SdrsMock.Keystone;

/// <summary>A request to the identity service and who makes it.</summary>
/// <param name="Http">The request as it came in.</param>
/// <param name="Body">The body; undefined when there is none.</param>
/// <param name="Caller">The user who calls; for an open call the operator.</param>
/// <param name="Now">The mock's present.</param>
internal sealed record KeystoneRequest(ApiRequest Http, JsonBody Body, User Caller, DateTimeOffset Now)
{
    public BaseUrl BaseUrl => Http.BaseUrl;

    public string? Query(string name) => Http.Query.FirstOrDefault(pair => pair.Key == name).Value;
}
