using SdrsMock.Http;

namespace SdrsMock.Keystone;

/// <summary><c>GET /v3/projects?name=</c>: how clients that know a region find its project.</summary>
internal sealed class ListProjects(AccountDirectory directory) : KeystoneEndpoint("GET", "/v3/projects")
{
    public override Response Handle(KeystoneRequest request)
    {
        var found = request.Query("name") is not { Length: > 0 } name ? directory.Projects : directory.FindByName(name) is { } project ? [project] : [];
        return RespondWithList(request, "projects", json => ProjectWriter.Write(json, found, directory, request.BaseUrl));
    }
}
