using SdrsMock.Http;

namespace SdrsMock.Keystone;

/// <summary><c>GET /v3/auth/projects</c>: the projects that the caller can get a token for.</summary>
internal sealed class ListAccountProjects(AccountDirectory directory) : KeystoneEndpoint("GET", "/v3/auth/projects")
{
    public override Response Handle(KeystoneRequest request) =>
        RespondWithList(request, links => new(links) { Projects = directory.Describe(directory.Projects, request.BaseUrl) });
}
