using System.Text.Json;
using System.Xml;
using SdrsMock.Common;
using SdrsMock.Engine;
using SdrsMock.Http;
using SdrsMock.Projects;

namespace SdrsMock.ControlPlane;

/// <summary>
/// <c>GET clock</c> shows the mock's clock; <c>POST clock</c> advances it with <c>{"advance":"PT30S"}</c> or
/// <c>{"until":"idle"}</c>.
/// </summary>
internal sealed class ClockEndpoint(ProjectRegistry projects) : IControlEndpoint
{
    private readonly MockClock _clock = projects.Context.Clock;

    public IReadOnlyList<ControlRoute> Routes => [new("GET", "clock", _ => Show()), new("POST", "clock", Move)];

    private Response Move(ControlRequest call)
    {
        if (call.Body is not { ValueKind: JsonValueKind.Object } members
            || members.EnumerateObject().Select(member => member.Name).ToList() is not ["advance" or "until"])
        {
            throw new ControlPlaneException(400, "The body is invalid; send {\"advance\":\"PT30S\"} or {\"until\":\"idle\"}.");
        }

        var body = new JsonBody(members);
        if (body.GetString("until") is { } until)
        {
            if (until != "idle")
            {
                throw new ControlPlaneException(400, $"until: \"{until}\" is invalid; use \"idle\".");
            }

            try
            {
                projects.AdvanceUntilIdle();
                return Show();
            }
            catch (ArgumentOutOfRangeException)
            {
                throw new ControlPlaneException(409, "The clock cannot be advanced: a running job ends more than 5000 years from now.");
            }
        }

        if (body.GetString("advance") is not { } advance)
        {
            throw new ControlPlaneException(
                400, "advance and until must be strings; send {\"advance\":\"PT30S\"} or {\"until\":\"idle\"}.");
        }

        try
        {
            _clock.Advance(XmlConvert.ToTimeSpan(advance));
            return Show();
        }
        catch (Exception exception) when (exception is FormatException or OverflowException or ArgumentOutOfRangeException)
        {
            throw new ControlPlaneException(
                400,
                $"advance: \"{advance}\" is invalid; use an ISO 8601 duration such as PT30S, not negative and at most 5000 years.");
        }
    }

    private Response Show() => Response.Json(200, json =>
    {
        json.WriteStartObject();
        json.WriteString("now", WireTimeFormat.FormatZoned(_clock.Now));
        json.WriteString("mode", _clock.IsFrozen ? "frozen" : "real");
        json.WriteString("advanced", XmlConvert.ToString(_clock.Advanced));
        json.WriteEndObject();
    });
}
