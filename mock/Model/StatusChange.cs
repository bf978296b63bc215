using System.Text.Json.Serialization;

namespace SdrsMock.Model;

/// <summary>A status change that the end of a job applies.</summary>
/// <param name="Kind">The kind of the resource.</param>
/// <param name="Id">The resource.</param>
/// <param name="To">The status after success: a status, or one of the constants below.</param>
/// <param name="OnFailure">The status after failure: a status, or one of the constants below.</param>
/// <param name="PreviousStatus">The status before the job.</param>
internal sealed record StatusChange(
    [property: JsonPropertyName("kind")] ResourceKind Kind,
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("to")] string To,
    [property: JsonPropertyName("on_failure")] string OnFailure,
    [property: JsonPropertyName("before")] string PreviousStatus)
{
    /// <summary>The resource is deleted.</summary>
    public const string Deleted = "(gone)";

    /// <summary>The status that the resource had before the job.</summary>
    public const string Previous = "(back)";

    /// <summary>The status of the protection group when the job ends; the group may have been enabled meanwhile.</summary>
    public const string GroupStatus = "(as group)";
}
