using SdrsMock.Engine;

namespace SdrsMock.Identity;

/// <summary><c>GET /v3/projects?name=</c>: how clients that know a region find its project.</summary>
internal sealed class ListProjects(Directory directory) : IdentityCall("GET", "/v3/projects")
{
    public override Reply Answer(IdentityRequest request)
    {
        var found = request.Query("name") is not { Length: > 0 } name ? directory.Projects : directory.OfName(name) is { } project ? [project] : [];
        return List(request, "projects", json => ProjectView.Write(json, found, directory, request.BaseUrl));
    }
}
