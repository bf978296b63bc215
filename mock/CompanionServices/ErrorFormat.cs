using System.Text.Json;
using SdrsMock.Common;
using SdrsMock.Http;

namespace SdrsMock.CompanionServices;

/// <summary>The error format of a service, with one code for each status; the codes are the nearest published ones.</summary>
/// <param name="Invalid">The code for 400.</param>
/// <param name="Missing">The code for 404.</param>
/// <param name="Conflict">The code for 409.</param>
/// <param name="Write">Writes the body from status, code and message.</param>
internal sealed record ErrorFormat(string Invalid, string Missing, string Conflict, Action<Utf8JsonWriter, int, string, string> Write)
{
    /// <summary>Whether the format has codes for specific errors; the OpenStack formats have one code per status.</summary>
    public bool HasOwnCodes { get; init; } = true;

    /// <summary>The format of ECS: <c>{"error":{"message","code"}}</c>.</summary>
    public static ErrorFormat Ecs { get; } = new("Ecs.0005", "Ecs.0114", "Ecs.0312", WriteCoded);

    /// <summary>The format of EVS; like that of ECS.</summary>
    public static ErrorFormat Evs { get; } = new("EVS.1013", "EVS.5404", "EVS.5400", WriteCoded);


    /// <summary>The format of IMS; like that of ECS.</summary>
    public static ErrorFormat Ims { get; } = new("IMG.0015", "IMG.0027", "IMG.0021", WriteCoded);

    /// <summary>The format of VPC v1: <c>{"code","message"}</c>.</summary>
    public static ErrorFormat Vpc { get; } = new("VPC.0101", "VPC.0003", "VPC.0120", WriteFlat);

    /// <summary>The format of the OpenStack APIs of ECS and EVS: <c>{"itemNotFound":{"message","code":404}}</c>.</summary>
    public static ErrorFormat OpenStack { get; } =
        new("badRequest", "itemNotFound", "conflictingRequest", WriteTitled) { HasOwnCodes = false };

    /// <summary>The format of VPC v2.0: <c>{"NeutronError":{"type","message","detail"}}</c>.</summary>
    public static ErrorFormat Neutron { get; } =
        new("HTTPBadRequest", "ResourceNotFound", "Conflict", WriteNeutron) { HasOwnCodes = false };

    /// <summary>The error response for an exception.</summary>
    public Response Respond(ServiceException exception)
    {
        var code = (HasOwnCodes ? exception.Code : null) ?? exception.Status switch { 404 => Missing, 409 => Conflict, _ => Invalid };
        var response = Response.Json(exception.Status, json => Write(json, exception.Status, code, exception.Message));
        var error = new ApiError(code, exception.Status, exception.Message, FromGateway: false);
        return response with { Rejection = new(error, null, exception.Location) };
    }

    private static void WriteCoded(Utf8JsonWriter json, int status, string code, string message)
    {
        json.WriteStartObject();
        json.WriteStartObject("error");
        json.WriteString("message", message);
        json.WriteString("code", code);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteFlat(Utf8JsonWriter json, int status, string code, string message)
    {
        json.WriteStartObject();
        json.WriteString("code", code);
        json.WriteString("message", message);
        json.WriteEndObject();
    }

    private static void WriteTitled(Utf8JsonWriter json, int status, string code, string message)
    {
        json.WriteStartObject();
        json.WriteStartObject(code);
        json.WriteString("message", message);
        json.WriteNumber("code", status);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteNeutron(Utf8JsonWriter json, int status, string code, string message)
    {
        json.WriteStartObject();
        json.WriteStartObject("NeutronError");
        json.WriteString("type", code);
        json.WriteString("message", message);
        json.WriteString("detail", "");
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
