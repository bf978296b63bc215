using SdrsMock.Auth;
using SdrsMock.Http;

namespace SdrsMock.Keystone;

/// <summary><c>GET /v3/auth/catalog</c>: the service catalog, for clients that sign requests instead of logging in.</summary>
internal sealed class ListCatalog(
    AccountDirectory directory, CredentialIssuer issuer, ServiceCatalog catalog) : KeystoneEndpoint("GET", "/v3/auth/catalog")
{
    public override Response Handle(KeystoneRequest request)
    {
        var project = request.Http.Header("X-Auth-Token") is { Length: > 0 } text && issuer.Read(text) is { } token
            ? token.ProjectId
            : request.Http.Header("X-Project-Id") ?? directory.Default.Id;
        return RespondWithList(request, links => new(links) { Catalog = catalog.GetEntries(project, request.BaseUrl) });
    }
}
