using System.Text.Json.Serialization;

namespace SdrsMock.Conformance.Reports.Model;

/// <summary>The response that was received.</summary>
/// <param name="Status">HTTP status; null if the connection ended without a response.</param>
/// <param name="Code">The error code of the response, or null.</param>
/// <param name="Headers">The headers.</param>
/// <param name="Body">The body.</param>
/// <param name="TransportError">Why there is no response, or null.</param>
internal sealed record ResponseReport(
    [property: JsonPropertyName("status")] int? Status,
    [property: JsonPropertyName("code")] string? Code,
    [property: JsonPropertyName("headers")] IReadOnlyList<HeaderReport> Headers,
    [property: JsonPropertyName("body")] string Body,
    [property: JsonPropertyName("trouble")] string? TransportError);
