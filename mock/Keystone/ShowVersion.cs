using SdrsMock.Http;

namespace SdrsMock.Keystone;

/// <summary><c>GET /v3</c>: the version; clients use it to check the address.</summary>
internal sealed class ShowVersion() : KeystoneEndpoint("GET", "/v3")
{
    public override bool AllowsAnonymous => true;

    public override Response Handle(KeystoneRequest request) => Response.Json(200, json =>
    {
        json.WriteStartObject();
        json.WriteStartObject("version");
        json.WriteString("id", "v3.6");
        json.WriteString("status", "stable");
        json.WriteString("updated", "2016-04-04T00:00:00Z");
        json.WriteStartArray("links");
        json.WriteStartObject();
        json.WriteString("rel", "self");
        json.WriteString("href", $"{request.BaseUrl}/v3/");
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteStartArray("media-types");
        json.WriteStartObject();
        json.WriteString("base", "application/json");
        json.WriteString("type", "application/vnd.openstack.identity-v3+json");
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    });
}
