using System.Text.Json.Serialization;
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

    protected override Response Perform(OperationContext it) =>
        Response.Json(200, new([Version.V1(it.BaseUrl)]), ResponseJson.Default.ListApiVersions);

    internal sealed record Body([property: JsonPropertyName("versions")] IReadOnlyList<Version> Versions);

    internal sealed record Version(
        [property: JsonPropertyName("id")] string Id,
        [property: JsonPropertyName("links")] IReadOnlyList<Link> Links,
        [property: JsonPropertyName("status")] string Status,
        [property: JsonPropertyName("updated")] string Updated,
        [property: JsonPropertyName("version")] string MicroVersion,
        [property: JsonPropertyName("min_version")] string MinMicroVersion)
    {
        /// <summary>
        /// The only version. Both pages date it 2018-05-30, one of them with a time (schemas/notes/conflicts.md, C-35).
        /// </summary>
        public static Version V1(BaseUrl baseUrl) =>
            new("v1", [new($"{baseUrl}/v1", "self")], "CURRENT", "2018-05-30T15:00:00Z", MicroVersion: "", MinMicroVersion: "");
    }

    internal sealed record Link([property: JsonPropertyName("href")] string Url, [property: JsonPropertyName("rel")] string Relation);
}
