using System.Text.Json;
using SdrsMock.Common;

namespace SdrsMock.Http;

/// <summary>An error answer and why it was given.</summary>
/// <param name="Error">What the caller is told.</param>
/// <param name="Constraint">The broken constraint's id, several where one body breaks a constraint of each call that it could have been, or null where none stands behind it.</param>
/// <param name="Location">Where in the call: a JSON path, <c>?name</c>, <c>{path_parameter}</c> or a header's name.</param>
/// <param name="Detail">What the caller is not told but a developer wants to know.</param>
internal sealed record Rejection(ApiError Error, string? Constraint = null, string? Location = null, string? Detail = null)
{
    /// <summary>The status on the wire, where it differs from the error's own.</summary>
    public int Status { get; init; } = Error.Status;

    /// <summary>The ids of the broken constraints, one by one.</summary>
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
