using System.Text.Json;
using SdrsMock.Http;

namespace SdrsMock.Keystone;

/// <summary>An endpoint of the identity service. Safe for concurrent use.</summary>
internal abstract class KeystoneEndpoint(string method, string path)
{
    /// <summary>The HTTP method.</summary>
    public string Method => method;

    /// <summary>The path without a trailing slash.</summary>
    public string Path => path;

    /// <summary>Method and path, such as <c>GET /v3/auth/tokens</c>.</summary>
    public string Name { get; } = $"{method} {path}";

    /// <summary>Whether the endpoint accepts requests without credentials.</summary>
    public virtual bool AllowsAnonymous => false;

    /// <summary>Handles a request.</summary>
    public abstract Response Handle(KeystoneRequest request);

    /// <summary>Responds with a list in Keystone's format: the items under their name, and links.</summary>
    protected static Response RespondWithList(KeystoneRequest request, string name, Action<Utf8JsonWriter> items) =>
        Response.Json(200, json =>
    {
        json.WriteStartObject();
        json.WriteStartArray(name);
        items(json);
        json.WriteEndArray();
        json.WriteStartObject("links");
        json.WriteString("self", $"{request.BaseUrl}{request.Http.RawPath}");
        json.WriteNull("previous");
        json.WriteNull("next");
        json.WriteEndObject();
        json.WriteEndObject();
    });
}
