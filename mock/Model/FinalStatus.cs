using System.Text.Json.Serialization;

namespace SdrsMock.Model;

/// <summary>The status of a resource at the end of a job, or what happens to the resource instead.</summary>
/// <param name="Text">A status, or the text that stands for another move in a saved state.</param>
[JsonConverter(typeof(FinalStatusConverter))]
internal readonly record struct FinalStatus(string Text)
{
    /// <summary>The resource is deleted.</summary>
    public static FinalStatus Deleted { get; } = new("(gone)");

    /// <summary>The status that the resource had before the job.</summary>
    public static FinalStatus Previous { get; } = new("(back)");

    /// <summary>The status of the protection group when the job ends.</summary>
    public static FinalStatus GroupStatus { get; } = new("(as group)");

    /// <summary>What happens to the resource.</summary>
    public StatusMove Move => this == Deleted ? StatusMove.Delete
        : this == Previous ? StatusMove.Restore
        : this == GroupStatus ? StatusMove.FollowGroup
        : StatusMove.Set;

    public static implicit operator FinalStatus(string status) => new(status);
}
