namespace SdrsMock.Keystone;

/// <summary>A service in the service catalog of a token.</summary>
/// <param name="Host">The service: the first part of its host name, such as <c>ecs</c>.</param>
/// <param name="Name">The name of the service in the catalog.</param>
/// <param name="Type">The type by which clients find the service.</param>
/// <param name="Path">The path of the endpoint URL; <c>{project_id}</c> is replaced by the project of the token.</param>
internal sealed record CatalogEntry(string Host, string Name, string Type, string Path)
{
    /// <summary>The placeholder for the project's id.</summary>
    public const string Project = "{project_id}";

    /// <summary>Whether the endpoint exists only in a project.</summary>
    public bool NeedsProject => Path.Contains(Project, StringComparison.Ordinal);
}
