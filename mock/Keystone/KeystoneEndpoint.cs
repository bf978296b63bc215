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

    /// <summary>Responds with a list in Keystone's format.</summary>
    protected static Response RespondWithList(KeystoneRequest request, Func<ListLinksView, ListView> list) =>
        Response.Json(200, list(new($"{request.BaseUrl}{request.Http.RawPath}")), KeystoneJson.Default.ListView);
}
