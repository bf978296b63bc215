using System.Text.Json.Nodes;
using SdrsMock.Common;
using SdrsMock.Model;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Operations.ProtectedInstances;

public sealed class ResizeProtectedInstanceTests
{
    private readonly MockHarness _mock = new();

    [Fact]
    public void A_flavor_for_both_servers_overrides_separate_flavors()
    {
        var instance = _mock.AddInstance(_mock.AddGroup());

        Resize(instance, ("flavorRef", "flavor_other"), ("production_flavorRef", "flavor_unsupported")).ShouldSucceed();
        _mock.Instance(instance).Text("status").ShouldBe("resizing");
        _mock.Wait();

        Flavors(instance).ShouldBe(("flavor_other", "flavor_other"));
        _mock.Instance(instance).Text("status").ShouldBe("available");
    }

    [Fact]
    public void Only_the_resized_server_must_be_stopped()
    {
        var instance = _mock.AddInstance(_mock.AddGroup(), "server_running");

        Resize(instance, ("flavorRef", "flavor_other")).ShouldBreak("PI-RESIZE-03", Errors.ProductionServerNotStopped);
        _mock.Finished(Resize(instance, ("dr_flavorRef", "flavor_other"))).Text("status").ShouldBe("SUCCESS");

        Flavors(instance).ShouldBe(("flavor", "flavor_other"));
    }

    [Fact]
    public void The_production_flavor_applies_to_the_current_production_server()
    {
        var (group, instance) = _mock.AddProtectedGroup();
        _mock.Project.Groups[group]!.PrioritySite = Site.Target;

        _mock.Finished(Resize(instance, ("production_flavorRef", "flavor_other"))).Text("status").ShouldBe("SUCCESS");

        Flavors(instance).ShouldBe(("flavor", "flavor_other"));
    }

    [Fact]
    public void A_server_started_during_the_resize_fails_the_job()
    {
        var instance = _mock.AddInstance(_mock.AddGroup());
        Resize(instance, ("flavorRef", "flavor_other")).ShouldSucceed();
        _mock.ChangeServer(_mock["server_a"], "status", "ACTIVE");

        _mock.Wait();

        _mock.Instance(instance).Text("status").ShouldBe("error-resizing");
        Flavors(instance).ShouldBe(("flavor", "flavor"));
        _mock.ChangeServer(_mock["server_a"], "status", "SHUTOFF");
        _mock.Finished(Resize(instance, ("flavorRef", "flavor_other"))).Text("status").ShouldBe("SUCCESS");
        _mock.Instance(instance).Text("status").ShouldBe("available");
    }

    [Theory]
    [InlineData("flavorRef", "flavor", "PI-RESIZE-07", "SDRS.1341")]
    [InlineData("production_flavorRef", "flavor_not_resizable_production", "PI-RESIZE-08", "SDRS.1378")]
    [InlineData("production_flavorRef", "flavor_unsupported", "PI-RESIZE-08", "SDRS.1356")]
    [InlineData("dr_flavorRef", "flavor_not_resizable_dr", "PI-RESIZE-09", "SDRS.1379")]
    [InlineData("dr_flavorRef", "flavor_sold_out", "PI-RESIZE-09", "SDRS.1379")]
    [InlineData("dr_flavorRef", "flavor_unsupported", "PI-RESIZE-09", "SDRS.1353")]
    public void Unreachable_flavors_are_rejected(string member, string flavor, string constraint, string code)
    {
        var response = Resize(_mock.AddInstance(_mock.AddGroup()), (member, flavor));

        response.Constraint.ShouldBe(constraint);
        response.Error!.Code.ShouldBe(code);
    }

    [Fact]
    public void A_resize_of_a_server_on_a_dedicated_host_requires_a_host()
    {
        var instance = _mock.AddInstance(_mock.AddGroup(), "server_on_dedicated_host");

        Resize(instance, ("production_flavorRef", "flavor_other")).ShouldBreak("PI-RESIZE-10", Errors.ProductionHostMissing);
        Resize(
            instance, ("dr_flavorRef", "flavor_other"), ("dr_dedicated_host_id", "dedicated_host"))
            .ShouldBreak("PI-RESIZE-13", Errors.RecoveryServerNotOnHost);
        Resize(
            instance, ("production_flavorRef", "flavor_other"), ("production_dedicated_host_id", "server_a"))
            .ShouldBreak("PI-RESIZE-10", Errors.HostNotFound);
        _mock.Finished(
            Resize(instance, ("production_flavorRef", "flavor_other"), ("production_dedicated_host_id", "dedicated_host_source_az")))
            .Text("status")
            .ShouldBe("SUCCESS");

        Flavors(instance).ShouldBe(("flavor_other", "flavor"));
    }

    [Fact]
    public void A_resize_requires_the_system_disk_and_a_flavor()
    {
        var instance = _mock.AddInstance(_mock.AddGroup());

        Resize(instance).ShouldBreak("PI-RESIZE-05", Errors.RequestInvalid);
        _mock.Finished(_mock.Detach(instance, _mock.PairAt(instance, "/dev/vda").Id));
        Resize(instance, ("flavorRef", "flavor_other")).ShouldBreak("PI-RESIZE-14", Errors.NoSystemDiskPair);
    }

    [Fact]
    public void Prepaid_servers_cannot_be_resized()
    {
        Resize(
            _mock.AddInstance(_mock.AddGroup(), "server_prepaid"), ("flavorRef", "flavor_other"))
            .ShouldBreak("PI-RESIZE-15", Errors.PrepaidNotResizable);
    }

    private HarnessResponse Resize(string instance, params (string Member, string Variable)[] members) => _mock.Post(
        $"/protected-instances/{instance}/resize",
        new JsonObject
        {
            ["resize"] = new JsonObject(members.Select(member => KeyValuePair.Create(member.Member, (JsonNode?)_mock[member.Variable]))),
        });

    private (string Source, string Target) Flavors(string instance) =>
        (NameOf(_mock.SourceServerOf(instance).Flavor), NameOf(_mock.TargetServerOf(instance).Flavor));

    private string NameOf(string flavor) =>
        flavor == _mock["flavor"] ? "flavor" : flavor == _mock["flavor_other"] ? "flavor_other" : flavor;
}
