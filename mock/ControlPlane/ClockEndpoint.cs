using System.Text.Json;
using System.Xml;
using SdrsMock.Common;
using SdrsMock.Engine;
using SdrsMock.Http;

namespace SdrsMock.ControlPlane;

/// <summary><c>GET clock</c>, <c>POST clock</c> with <c>{"advance":"PT30S"}</c> or <c>{"until":"idle"}</c>: the clock of the whole mock.</summary>
internal sealed class ClockEndpoint(MockEngine engine) : IControlEndpoint
{
    public string Name => "clock";

    public Response? Handle(ControlRequest call) => (call.Method, call.PathSegments) switch
    {
        ("GET", []) => Show(),
        ("POST", []) => Move(call),
        _ => null,
    };

    private Response Move(ControlRequest call)
    {
        if (call.Body is not { ValueKind: JsonValueKind.Object } given || given.EnumerateObject().Select(member => member.Name).ToList() is not ["advance" or "until"])
        {
            return ControlPlaneApi.Problem(400, "Give {\"advance\":\"PT30S\"} or {\"until\":\"idle\"}, and nothing else.");
        }

        var body = new JsonBody(given);
        if (body.GetString("until") is { } until)
        {
            if (until != "idle")
            {
                return ControlPlaneApi.Problem(400, $"until can only be \"idle\", not \"{until}\".");
            }

            try
            {
                engine.Projects.AdvanceUntilIdle();
                return Show();
            }
            catch (ArgumentOutOfRangeException)
            {
                return ControlPlaneApi.Problem(409, "Something at work ends further than 5000 years from now.");
            }
        }

        if (body.GetString("advance") is not { } advance)
        {
            return ControlPlaneApi.Problem(400, "advance and until are texts: {\"advance\":\"PT30S\"} or {\"until\":\"idle\"}.");
        }

        try
        {
            engine.Options.Clock.Advance(XmlConvert.ToTimeSpan(advance));
            return Show();
        }
        catch (Exception exception) when (exception is FormatException or OverflowException or ArgumentOutOfRangeException)
        {
            return ControlPlaneApi.Problem(400, $"advance is \"{advance}\" but must be an ISO 8601 duration of zero or more, such as PT30S, and not lead further than 5000 years.");
        }
    }

    private Response Show() => Response.Json(200, json =>
    {
        json.WriteStartObject();
        json.WriteString("now", WireTimeFormat.FormatZoned(engine.Options.Clock.Now));
        json.WriteString("mode", engine.Options.Clock.IsFrozen ? "frozen" : "real");
        json.WriteString("advanced", XmlConvert.ToString(engine.Options.Clock.Advanced));
        json.WriteEndObject();
    });
}
