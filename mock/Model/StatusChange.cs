using System.Text.Json.Serialization;

namespace SdrsMock.Model;

/// <summary>A status change that the end of a job applies.</summary>
/// <param name="Kind">The kind of the resource.</param>
/// <param name="Id">The resource.</param>
/// <param name="To">The status after success.</param>
/// <param name="OnFailure">The status after failure.</param>
/// <param name="PreviousStatus">The status before the job.</param>
internal sealed record StatusChange(
    [property: JsonPropertyName("kind")] ResourceKind Kind,
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("to")] FinalStatus To,
    [property: JsonPropertyName("on_failure")] FinalStatus OnFailure,
    [property: JsonPropertyName("before")] string PreviousStatus);
