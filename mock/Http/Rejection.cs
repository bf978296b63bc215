using System.Text.Json;
using SdrsMock.Common;

namespace SdrsMock.Http;

/// <summary>An error response and its reason.</summary>
/// <param name="Error">The error that is returned.</param>
/// <param name="Constraint">The id of the violated constraint; several when a body violates a constraint of each operation that
/// it may stand for; null when no catalog constraint applies.</param>
/// <param name="Location">The place in the request: a JSON path, <c>?name</c>, <c>{path_parameter}</c> or the name of a header.</param>
/// <param name="Detail">An explanation for developers; it is not part of the response.</param>
internal sealed record Rejection(ApiError Error, string? Constraint = null, string? Location = null, string? Detail = null)
{
    /// <summary>The HTTP status, where it differs from the error's own.</summary>
    public int Status { get; init; } = Error.Status;

    /// <summary>The ids of the violated constraints.</summary>
    public string[] Constraints => Constraint?.Split(", ") ?? [];

    public void WriteTo(Utf8JsonWriter json, string requestId)
    {
        json.WriteStartObject();
        if (Error.FromGateway)
        {
            json.WriteString("error_code", Error.Code);
            json.WriteString("error_msg", Error.Message);
            json.WriteString("request_id", requestId);
        }
        else
        {
            json.WriteStartObject("error");
            json.WriteString("message", Error.Message);
            json.WriteString("code", Error.Code);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
