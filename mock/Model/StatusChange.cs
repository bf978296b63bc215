using System.Text.Json.Serialization;

namespace SdrsMock.Model;

/// <summary>One status that a job moves.</summary>
/// <param name="Kind">What it moves.</param>
/// <param name="Id">Which one.</param>
/// <param name="To">Where it ends: a status, or one of the words below.</param>
/// <param name="OnFailure">Where it ends when the job fails: likewise.</param>
/// <param name="PreviousStatus">The status it had.</param>
internal sealed record StatusChange(
    [property: JsonPropertyName("kind")] ResourceKind Kind,
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("to")] string To,
    [property: JsonPropertyName("on_failure")] string OnFailure,
    [property: JsonPropertyName("before")] string PreviousStatus)
{
    /// <summary>The resource is removed.</summary>
    public const string Deleted = "(gone)";

    /// <summary>The status that the resource had before the job.</summary>
    public const string Previous = "(back)";

    /// <summary>The status of the protection group when the job ends: a group may have been enabled meanwhile.</summary>
    public const string GroupStatus = "(as group)";
}
