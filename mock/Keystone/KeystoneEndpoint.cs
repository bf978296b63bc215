using System.Text.Json;
using SdrsMock.Http;

namespace SdrsMock.Keystone;

/// <summary>One call of the identity service.</summary>
internal abstract class KeystoneEndpoint(string method, string path)
{
    public string Method => method;

    /// <summary>Without a slash at its end.</summary>
    public string Path => path;

    public string Name { get; } = $"{method} {path}";

    /// <summary>Whether one must be known to make it.</summary>
    public virtual bool AllowsAnonymous => false;

    public abstract Response Handle(KeystoneRequest request);

    /// <summary>A list as Keystone writes it: the items under their name, and links.</summary>
    protected static Response RespondWithList(KeystoneRequest request, string name, Action<Utf8JsonWriter> items) => Response.Json(200, json =>
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
