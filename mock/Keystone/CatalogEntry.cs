namespace SdrsMock.Keystone;

/// <summary>A service as the catalog of tokens lists it.</summary>
/// <param name="Host">Which service it is: the first part of its host name.</param>
/// <param name="Name">The catalog's name for it.</param>
/// <param name="Type">What clients look it up by.</param>
/// <param name="Path">Behind its address; <c>{project_id}</c> stands for the project of the token.</param>
internal sealed record CatalogEntry(string Host, string Name, string Type, string Path)
{
    public const string Project = "{project_id}";

    /// <summary>Whether it means something only in a project.</summary>
    public bool NeedsProject => Path.Contains(Project, StringComparison.Ordinal);
}
