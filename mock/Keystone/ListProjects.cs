using SdrsMock.Http;

namespace SdrsMock.Keystone;

/// <summary><c>GET /v3/projects?name=</c>: finds the project of a region by name.</summary>
internal sealed class ListProjects(AccountDirectory directory) : KeystoneEndpoint("GET", "/v3/projects")
{
    public override Response Handle(KeystoneRequest request)
    {
        var projects = request.Query("name") is { Length: > 0 } name ? Find(name) : directory.Projects;
        return RespondWithList(request, links => new(links) { Projects = directory.Describe(projects, request.BaseUrl) });
    }

    private IReadOnlyList<Project> Find(string name) => directory.FindByName(name) is { } project ? [project] : [];
}
