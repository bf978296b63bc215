using System.Text.Json.Nodes;
using SdrsMock.Common;
using SdrsMock.Schemas;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Editions;

/// <summary>What only one edition has: zones, server types, operations, members of a body.</summary>
public sealed class ScopeTests
{
    private readonly MockHarness _huawei = new();
    private readonly MockHarness _otc = new(options => options.Edition = "otc");

    [Theory]
    [InlineData("huawei", "cn-north-4a", "cn-north-4b")]
    [InlineData("otc", "eu-de-01", "eu-de-02")]
    public void Each_edition_has_its_zones(string edition, string source, string target)
    {
        var mock = new MockHarness(options => options.Edition = edition);

        var group = mock.Group(mock.AddGroup());

        group.Text("source_availability_zone").ShouldBe(source);
        group.Text("target_availability_zone").ShouldBe(target);
    }

    [Fact]
    public void The_domain_of_Open_Telekom_Cloud_has_its_published_id() =>
        _otc.Get("/active-domains").Json
            .GetProperty("domains")
            .EnumerateArray()
            .Select(domain => domain.Text("id"))
            .ShouldContain("cdba26b2-cc35-4988-a904-82b7abf20094");

    [Theory]
    [InlineData("POST", "/protected-instances/batch", "BatchCreateProtectedInstances")]
    [InlineData("POST", "/protected-instances/delete", "BatchDeleteProtectedInstances")]
    [InlineData("GET", "/resource/rpo-statistics", "ListRpoStatistics")]
    public void Open_Telekom_Cloud_does_not_have_the_operations_of_Huawei_only(string method, string path, string operation)
    {
        var response = _otc.Send(method, $"/v1/{_otc.ProjectId}{path}", method == "POST" ? "{}" : null);

        response.Status.ShouldBe(404);
        response.Json.Text("error_code").ShouldBe("APIGW.0101");
        _otc.Engine.Operations.ShouldNotContain(served => served.Name == operation);
        _huawei.Engine.Operations.ShouldContain(served => served.Name == operation);
    }

    [Fact]
    public void Open_Telekom_Cloud_serves_the_operations_of_its_documentation() =>
        _otc.Engine.Operations
            .Select(operation => operation.Name)
            .ShouldBe(Catalog.Operations.Where(operation => operation.IsIn("otc")).Select(operation => operation.Name));

    [Theory]
    [InlineData("server_newer_series", "PI-CREATE-47")]
    [InlineData("server_on_dedicated_host", "PI-CREATE-48")]
    public void Some_servers_can_be_protected_only_in_the_Huawei_edition(string server, string constraint)
    {
        Create(_huawei, server).ShouldSucceed();
        Create(_otc, server).ShouldBreak(constraint, Errors.ProductionFlavorUnusable);
    }

    [Theory]
    [InlineData("tenancy", "elsewhere")]
    [InlineData("tenancy", "dedicated")]
    [InlineData("dedicated_host_id", "7a6b5c4d-3e2f-4109-8a7b-6c5d4e3f2011")]
    [InlineData("cluster_id", "7a6b5c4d-3e2f-4109-8a7b-6c5d4e3f2011")]
    public void Members_of_the_other_edition_are_ignored(string member, string value)
    {
        Create(_otc, "server_a", (member, value)).ShouldSucceed();

        _otc.Wait();
        var made = _otc.Project.Instances.ShouldHaveSingleItem();
        _otc.Project.Inventory.Servers[made.TargetServer]!.DedicatedHostId.ShouldBeNull();
        _otc.Project.Pairs.ShouldAllBe(pair => pair.StoragePoolId == null);
    }

    [Fact]
    public void The_Huawei_edition_validates_its_members()
    {
        Create(_huawei, "server_a", ("dedicated_host_id", "7a6b5c4d-3e2f-4109-8a7b-6c5d4e3f2011")).Constraint.ShouldBe("PI-CREATE-33");
        Create(_huawei, "server_a", ("cluster_id", "7a6b5c4d-3e2f-4109-8a7b-6c5d4e3f2011")).Constraint.ShouldBe("PI-CREATE-19");
    }

    private static HarnessResponse Create(MockHarness mock, string server, params (string Name, string Value)[] members)
    {
        var instance = new JsonObject { ["server_group_id"] = mock.AddGroup(), ["server_id"] = mock[server], ["name"] = "instance" };
        foreach (var (name, value) in members)
        {
            instance[name] = value;
        }

        return mock.Post("/protected-instances", new JsonObject { ["protected_instance"] = instance });
    }
}
