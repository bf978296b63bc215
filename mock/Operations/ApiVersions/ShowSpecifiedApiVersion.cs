using System.Text.Json.Serialization;
using SdrsMock.Common;
using SdrsMock.Http;
using SdrsMock.OperationModel;

namespace SdrsMock.Operations.ApiVersions;

/// <summary>Querying a specified API version — apis/api_version/querying_a_specified_api_version.rst.</summary>
internal sealed class ShowSpecifiedApiVersion : Operation<OperationContext>
{
    public override string Name => "ShowSpecifiedApiVersion";

    public override IReadOnlyList<Constraint> Constraints { get; } =
    [
        Reference("VER-02", "Only published versions exist (v1)", "{api_version}",
            it => it.Path["api_version"] == "v1",
            Errors.NotFound),
    ];

    protected override OperationContext Resolve(OperationContext context) => context;

    protected override Response Perform(OperationContext it) =>
        Response.Json(200, new(ListApiVersions.Version.V1(it.BaseUrl)), ResponseJson.Default.ShowSpecifiedApiVersion);

    internal sealed record Body([property: JsonPropertyName("version")] ListApiVersions.Version Version);
}
