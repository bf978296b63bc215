using System.Text.Json.Nodes;
using SdrsMock.Http;
using SdrsMock.Model;

namespace SdrsMock.CompanionServices;

/// <summary>Answers that neighbours have in common.</summary>
internal static class Responses
{
    public static Response Ok(JsonObject body) => Json(200, body);

    public static Response Json(int status, JsonObject body) => Response.Json(status, json => body.WriteTo(json));

    /// <summary>One thing under its name.</summary>
    public static Response Single(string name, JsonNode thing, int status = 200) => Json(status, new() { [name] = thing });

    /// <summary>202 without a body, as actions of the OpenStack spellings answer.</summary>
    public static Response Accepted(Job? job = null) => new Response(202, ReadOnlyMemory<byte>.Empty) { Job = job };

    /// <summary>200 and the job's id, with more beside it.</summary>
    public static Response JobStarted(Job job, string? name = null, JsonNode? more = null)
    {
        var body = new JsonObject { ["job_id"] = job.Id };
        if (name is not null)
        {
            body[name] = more;
        }

        return Ok(body) with { Job = job };
    }

    public static JsonArray Array(IEnumerable<JsonNode?> items) => new([.. items]);

    public static JsonArray StringArray(IEnumerable<string> items) => Array(items.Select(item => (JsonNode?)item));
}
