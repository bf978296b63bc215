using System.Text.Json.Serialization;

namespace SdrsMock.Conformance.Reports.Model;

/// <summary>What came back.</summary>
/// <param name="Status">HTTP status; null when the connection ended without an answer.</param>
/// <param name="Code">The error code in it, or null.</param>
/// <param name="Headers">Its headers.</param>
/// <param name="Body">Its body.</param>
/// <param name="TransportError">Why there is no answer, or null.</param>
internal sealed record ResponseReport(
    [property: JsonPropertyName("status")] int? Status,
    [property: JsonPropertyName("code")] string? Code,
    [property: JsonPropertyName("headers")] IReadOnlyList<HeaderReport> Headers,
    [property: JsonPropertyName("body")] string Body,
    [property: JsonPropertyName("trouble")] string? TransportError);
