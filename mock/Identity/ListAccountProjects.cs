using SdrsMock.Engine;

namespace SdrsMock.Identity;

/// <summary><c>GET /v3/auth/projects</c>: the projects that the caller can get a token for.</summary>
internal sealed class ListAccountProjects(Directory directory) : IdentityCall("GET", "/v3/auth/projects")
{
    public override Reply Answer(IdentityRequest request) =>
        List(request, "projects", json => ProjectView.Write(json, directory.Projects, directory, request.BaseUrl));
}
