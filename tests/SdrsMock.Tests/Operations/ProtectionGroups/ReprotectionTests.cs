using System.Text.Json;
using SdrsMock.Common;
using SdrsMock.Engine;
using SdrsMock.Model;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Operations.ProtectionGroups;

public sealed class ReprotectionTests
{
    private const string Start = "start-server-group";

    private readonly MockHarness _mock = new();

    [Fact]
    public void Re_protection_replicates_from_the_new_production_site()
    {
        var (group, instance) = _mock.AddFailedOverGroup();

        _mock.Act(group, Start).ShouldSucceed();
        _mock.StatusesOf(group).ShouldBe([Status.Reprotecting]);
        _mock.Pair(_mock.PairsOf(instance)[0]).Text("replication_status").ShouldBe("copying");
        _mock.Wait();

        _mock.StatusesOf(group).ShouldBe([Status.Protected]);
        _mock.Group(group).Text("priority_station").ShouldBe("target");
        _mock.Group(group).Int("progress").ShouldBe(100);
    }

    [Fact]
    public void Re_protection_gives_the_former_production_server_the_DR_NICs()
    {
        var (group, instance) = _mock.AddProtectedGroup();
        var (production, spare) = (_mock.SourceServer(instance).Nics, _mock.TargetServer(instance).Nics);
        _mock.Finished(_mock.Act(group, "failover-server-group"));

        _mock.Finished(_mock.Act(group, Start));

        _mock.SourceServer(instance).Nics.ShouldBe(spare);
        _mock.TargetServer(instance).Nics.ShouldBe(production);
    }

    [Fact]
    public void Re_protection_moves_the_NICs_after_a_restored_state()
    {
        var (group, instance) = _mock.AddProtectedGroup();
        var spare = _mock.TargetServer(instance).Nics;
        _mock.Finished(_mock.Act(group, "failover-server-group"));
        using var saved = JsonDocument.Parse(_mock.Engine.GetStateJson(_mock.ProjectId));

        StateDocument.Read(saved.RootElement, _mock.Engine, _mock.ProjectId);
        _mock.Finished(_mock.Act(group, Start));

        _mock.SourceServer(instance).PrimaryNic!.MacAddress.ShouldBe(spare[0].MacAddress);
    }

    [Fact]
    public void Re_protection_assigns_another_address_if_the_old_one_is_taken()
    {
        var (group, instance) = _mock.AddProtectedGroup();
        var spare = _mock.TargetServer(instance).PrimaryNic!;
        _mock.Finished(_mock.Act(group, "failover-server-group"));
        var thief = _mock.Server(_mock["server_b"]);
        _mock.Project.Inventory.Servers.Put(thief with { Nics = [thief.Nics[0] with { IpAddress = spare.IpAddress }] });

        _mock.Finished(_mock.Act(group, Start));

        var given = _mock.SourceServer(instance).PrimaryNic!;
        given.Id.ShouldBe(spare.Id);
        given.IpAddress.ShouldNotBe(spare.IpAddress);
        _mock.Project.Inventory.GetServersByAddress(given.SubnetId, given.IpAddress).ShouldHaveSingleItem();
    }

    [Fact]
    public void A_failed_re_protection_moves_no_NIC_and_can_be_repeated()
    {
        var (group, instance) = _mock.AddFailedOverGroup();
        _mock.AddFailingJob("StartProtectionGroup", "SDRS.1032");

        _mock.Finished(_mock.Act(group, Start)).Text("job_type").ShouldBe("reprotectProtectionGroupNoCG");

        _mock.StatusesOf(group).ShouldBe([Status.ErrorReprotecting]);
        _mock.SourceServer(instance).Nics.ShouldBeEmpty();

        _mock.Finished(_mock.Act(group, Start));
        _mock.StatusesOf(group).ShouldBe([Status.Protected]);
        _mock.SourceServer(instance).Nics.ShouldHaveSingleItem();
    }

    [Fact]
    public void Re_protection_requires_stopped_former_production_servers()
    {
        var (group, instance) = _mock.AddFailedOverGroup();
        _mock.SetRunning(_mock.SourceServer(instance));

        _mock.Act(group, Start).ShouldBreak("PG-START-05", Errors.RecoveryServerRunning);
    }

    [Fact]
    public void Enabling_protection_includes_a_pair_in_creation()
    {
        var group = _mock.AddGroup();
        _mock.AddInstance(group);
        _mock.Post(
            "/replications", new { replication = new { server_group_id = group, volume_id = _mock["volume_a"], name = "late" } })
            .ShouldSucceed();
        _mock.Clock.Advance(TimeSpan.FromSeconds(1));

        _mock.Start(group);

        _mock.StatusesOf(group).ShouldBe([Status.Protected]);
        _mock.Project.Pairs.ShouldAllBe(pair => pair.Progress.ProgressAt(_mock.Project.Now) == 100);
    }
}
