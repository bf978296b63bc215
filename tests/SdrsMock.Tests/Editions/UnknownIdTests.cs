using SdrsMock.Schemas;
using SdrsMock.Tests.Properties;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Editions;

/// <summary>
/// An unknown id in the path: 400 with its SDRS code in the one edition, 404 with the same body in the other
/// (schemas/notes/conflicts.md, C-16).
/// </summary>
public sealed class UnknownIdTests
{
    // Pages that list 404 themselves, in both editions: jobs and failed tasks (no code fits), tags
    // (schemas/notes/conflicts.md, C-19).
    private static readonly string[] s_always404 =
    [
        "ShowJobStatus", "DeleteFailureJob", "AddProtectedInstanceTags", "BatchAddTags", "BatchDeleteTags",
        "DeleteProtectedInstanceTag", "ListProtectedInstanceTags", "ShowSpecifiedApiVersion",
    ];

    private static readonly MockHarness s_huawei = new();
    private static readonly MockHarness s_otc = new(options => options.Edition = "otc");

    public static TheoryData<string> WithAnId =>
        [.. Catalog.Operations.Where(operation => OperationContract.Load(operation.Name).PathParameters is [_, _, ..])
            .Select(operation => operation.Name)];

    [Theory]
    [MemberData(nameof(WithAnId))]
    public void Editions_share_the_error_body_and_differ_in_the_status(string operation)
    {
        var step = new GeneratedCall(operation, 15, 15, 1);

        var huawei = s_huawei.Plan(step).Send(s_huawei);
        var otc = s_otc.Plan(step).Send(s_otc);

        otc.Text.ShouldBe(huawei.Text);
        huawei.Status.ShouldBe(s_always404.Contains(operation) ? 404 : 400, huawei.Text);
        otc.Status.ShouldBe(404, otc.Text);
    }

    [Theory]
    [InlineData("GET", "/server-groups/", "SDRS.1013")]
    [InlineData("DELETE", "/server-groups/", "SDRS.1013")]
    [InlineData("GET", "/protected-instances/", "SDRS.1320")]
    [InlineData("DELETE", "/protected-instances/", "SDRS.1301")]
    [InlineData("GET", "/replications/", "SDRS.1608")]
    [InlineData("DELETE", "/replications/", "SDRS.1608")]
    [InlineData("GET", "/disaster-recovery-drills/", "SDRS.1902")]
    [InlineData("DELETE", "/disaster-recovery-drills/", "SDRS.1913")]
    public void Deleted_resources_return_the_codes_that_clients_expect(string method, string path, string code)
    {
        foreach (var mock in new[] { s_huawei, s_otc })
        {
            mock.Send(method, $"/v1/{mock.ProjectId}{path}{ArgumentGenerator.Unknown}",
                path == "/replications/" && method == "DELETE" ? """{"replication":{}}""" : null)
                .Json.GetProperty("error").Text("code").ShouldBe(code);
        }
    }

    [Fact]
    public void An_unknown_id_in_the_body_returns_400_in_both_editions()
    {
        var call = new
        {
            protected_instance = new
            {
                server_group_id = ArgumentGenerator.Unknown,
                server_id = ArgumentGenerator.Unknown,
                name = "instance",
            },
        };

        s_huawei.Post("/protected-instances", call).Status.ShouldBe(400);
        s_otc.Post("/protected-instances", call).Status.ShouldBe(400);
    }
}
