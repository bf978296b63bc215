using System.Text.Json;
using SdrsMock.Http;
using SdrsMock.OperationModel;

namespace SdrsMock.Operations.ApiVersions;

/// <summary>Querying API versions — apis/api_version/querying_api_versions.rst.</summary>
internal sealed class ListApiVersions : Operation<OperationContext>
{
    public override string Name => "ListApiVersions";

    public override IReadOnlyList<Constraint> Constraints { get; } =
    [
        Unenforced("VER-01", "No constraint is documented; exactly one version, v1, status CURRENT",
            because: "it describes the response and restricts no request"),
    ];

    protected override OperationContext Resolve(OperationContext context) => context;

    protected override Response Perform(OperationContext it) => Response.Json(200, json =>
    {
        json.WriteStartObject();
        json.WriteStartArray("versions");
        WriteVersion(json, it.BaseUrl);
        json.WriteEndArray();
        json.WriteEndObject();
    });

    /// <summary>
    /// Writes the only version, v1. Both pages date it 2018-05-30, one of them with a time (schemas/notes/conflicts.md, C-35).
    /// </summary>
    internal static void WriteVersion(Utf8JsonWriter json, BaseUrl baseUrl)
    {
        json.WriteStartObject();
        json.WriteString("id", "v1");
        json.WriteStartArray("links");
        json.WriteStartObject();
        json.WriteString("href", $"{baseUrl}/v1");
        json.WriteString("rel", "self");
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteString("status", "CURRENT");
        json.WriteString("updated", "2018-05-30T15:00:00Z");
        json.WriteString("version", "");
        json.WriteString("min_version", "");
        json.WriteEndObject();
    }
}
