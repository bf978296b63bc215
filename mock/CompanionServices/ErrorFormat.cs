using System.Text.Json;
using SdrsMock.Http;

namespace SdrsMock.CompanionServices;

/// <summary>How a service writes a refusal. Its own code stands for each status; the codes are the nearest published ones.</summary>
/// <param name="Invalid">For 400.</param>
/// <param name="Missing">For 404.</param>
/// <param name="Conflict">For 409.</param>
/// <param name="Write">Writes the body from status, code and message.</param>
internal sealed record ErrorFormat(string Invalid, string Missing, string Conflict, Action<Utf8JsonWriter, int, string, string> Write)
{
    /// <summary>Whether it can say more than the status does; the OpenStack spellings cannot.</summary>
    public bool HasOwnCodes { get; init; } = true;

    /// <summary>Of ECS: <c>{"error":{"message","code"}}</c>.</summary>
    public static ErrorFormat Ecs { get; } = new("Ecs.0005", "Ecs.0114", "Ecs.0312", WriteCoded);

    public static ErrorFormat Evs { get; } = new("EVS.1013", "EVS.5404", "EVS.5400", WriteCoded);

    public static ErrorFormat Ims { get; } = new("IMG.0015", "IMG.0027", "IMG.0021", WriteCoded);

    /// <summary>Of VPC v1: <c>{"code","message"}</c>.</summary>
    public static ErrorFormat Vpc { get; } = new("VPC.0101", "VPC.0003", "VPC.0120", WriteFlat);

    /// <summary>Of the OpenStack spellings of ECS and EVS: <c>{"itemNotFound":{"message","code":404}}</c>.</summary>
    public static ErrorFormat OpenStack { get; } = new("badRequest", "itemNotFound", "conflictingRequest", WriteTitled) { HasOwnCodes = false };

    /// <summary>Of VPC v2.0: <c>{"NeutronError":{"type","message","detail"}}</c>.</summary>
    public static ErrorFormat Neutron { get; } = new("HTTPBadRequest", "ResourceNotFound", "Conflict", WriteNeutron) { HasOwnCodes = false };

    public Response Respond(ServiceException exception)
    {
        var code = (HasOwnCodes ? exception.Code : null) ?? exception.Status switch { 404 => Missing, 409 => Conflict, _ => Invalid };
        var response = Response.Json(exception.Status, json => Write(json, exception.Status, code, exception.Message));
        return response with { Rejection = new(new(code, exception.Status, exception.Message, FromGateway: false), null, exception.Location) };
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
