
namespace SdrsMock.Model;

/// <summary>A resource of SDRS that has an id, a name and a status.</summary>
internal interface IResource
{
    string Id { get; }

    /// <summary>The position in the project's order of creation.</summary>
    long Sequence { get; }

    string Name { get; set; }

    string Status { get; set; }

    DateTimeOffset UpdatedAt { get; set; }

    /// <summary>The protection group that it belongs to; its own id for a group.</summary>
    string GroupId { get; }
}
