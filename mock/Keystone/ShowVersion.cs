using SdrsMock.Http;

namespace SdrsMock.Keystone;

/// <summary><c>GET /v3</c>: the version; clients use it to check the address.</summary>
internal sealed class ShowVersion() : KeystoneEndpoint("GET", "/v3")
{
    public override bool AllowsAnonymous => true;

    public override Response Handle(KeystoneRequest request)
    {
        var version = new VersionView("v3.6", "stable", "2016-04-04T00:00:00Z", [new("self", $"{request.BaseUrl}/v3/")],
            [new(MediaTypes.Json, "application/vnd.openstack.identity-v3+json")]);
        return Response.Json(200, new(version), KeystoneJson.Default.VersionResponse);
    }
}
