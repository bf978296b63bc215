using System.Text.Json;
using System.Xml;
using SdrsMock.Common;
using SdrsMock.Engine;
using SdrsMock.Http;

namespace SdrsMock.ControlPlane;

/// <summary>
/// <c>GET clock</c> shows the mock's clock; <c>POST clock</c> advances it with <c>{"advance":"PT30S"}</c> or
/// <c>{"until":"idle"}</c>. With <c>project_id</c> of a project with a clock of its own it is that clock.
/// </summary>
internal sealed class ClockEndpoint(MockEngine engine) : IControlEndpoint
{
    private readonly ProjectClocks _clocks = engine.Clocks;

    public IReadOnlyList<ControlRoute> Routes => [new("GET", "clock", Show), new("POST", "clock", Move)];

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
                engine.Projects.AdvanceUntilIdle(call.ProjectIdParameter);
                return ShowMoved(call);
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
            _clocks.For(call.ProjectIdParameter).Advance(XmlConvert.ToTimeSpan(advance));
            return ShowMoved(call);
        }
        catch (Exception exception) when (exception is FormatException or OverflowException or ArgumentOutOfRangeException)
        {
            throw new ControlPlaneException(
                400,
                $"advance: \"{advance}\" is invalid; use an ISO 8601 duration such as PT30S, not negative and at most 5000 years.");
        }
    }

    // The move is part of the project's history at once; that of other projects contains it from their next command on.
    private Response ShowMoved(ControlRequest call) => Show(call) with { Persisted = engine.Commands.RecordClock(call.ProjectId) };

    // The project is shown only if the clock is its own.
    private Response Show(ControlRequest call) => Response.Json(200, json => Write(
        json, _clocks.For(call.ProjectIdParameter), _clocks.HasOwn(call.ProjectIdParameter) ? call.ProjectIdParameter : null));

    /// <summary>Writes a clock as an object.</summary>
    /// <param name="json">The writer.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="projectId">The only project that follows it; null leaves it out.</param>
    public static void Write(Utf8JsonWriter json, MockClock clock, string? projectId)
    {
        json.WriteStartObject();
        json.WriteString("now", WireTimeFormat.FormatZoned(clock.Now));
        json.WriteString("mode", clock.IsFrozen ? "frozen" : "real");
        json.WriteString("advanced", XmlConvert.ToString(clock.Advanced));
        if (projectId is not null)
        {
            json.WriteString("project_id", projectId);
        }

        json.WriteEndObject();
    }
}
