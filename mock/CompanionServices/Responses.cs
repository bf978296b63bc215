using System.Text.Json.Nodes;
using SdrsMock.Http;
using SdrsMock.Model;

namespace SdrsMock.CompanionServices;

/// <summary>Responses that the companion services have in common.</summary>
internal static class Responses
{
    public static Response Ok(JsonObject body) => Json(200, body);

    public static Response Json(int status, JsonObject body) => Response.Json(status, json => body.WriteTo(json));

    /// <summary>An object with one member.</summary>
    public static Response Single(string name, JsonNode value, int status = 200) => Json(status, new() { [name] = value });

    /// <summary>202 without a body, the response to actions in the OpenStack APIs.</summary>
    public static Response Accepted(Job? job = null) => new Response(202, ReadOnlyMemory<byte>.Empty) { Job = job };

    /// <summary>200 with the job's id and an optional further member.</summary>
    public static Response JobStarted(Job job, string? name = null, JsonNode? value = null)
    {
        var body = new JsonObject { ["job_id"] = job.Id };
        if (name is not null)
        {
            body[name] = value;
        }

        return Ok(body) with { Job = job };
    }

    public static JsonArray Array(IEnumerable<JsonNode?> items) => new([.. items]);

    public static JsonArray StringArray(IEnumerable<string> items) => Array(items.Select(item => (JsonNode?)item));
}
