using System.Text.Json;
using SdrsMock.Engine;
using SdrsMock.Resources;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Operations.ProtectionGroups;

public sealed class ReprotectionTests
{
    private const string Start = "start-server-group";

    private readonly Sdrs _sdrs = new();

    [Fact]
    public void Copies_from_the_new_production_site_and_leaves_production_there()
    {
        var (group, instance) = _sdrs.GivenFailedOverGroup();

        _sdrs.Act(group, Start).ShouldSucceed();
        _sdrs.StatusesOf(group).ShouldBe([Status.Reprotecting]);
        _sdrs.Pair(_sdrs.PairsOf(instance)[0]).Text("replication_status").ShouldBe("copying");
        _sdrs.Wait();

        _sdrs.StatusesOf(group).ShouldBe([Status.Protected]);
        _sdrs.Group(group).Text("priority_station").ShouldBe("target");
        _sdrs.Group(group).Int("progress").ShouldBe(100);
    }

    [Fact]
    public void Gives_the_former_production_server_what_the_failover_took_off_the_DR_server()
    {
        var (group, instance) = _sdrs.GivenProtectedGroup();
        var (production, spare) = (_sdrs.SourceServer(instance).Nics, _sdrs.TargetServer(instance).Nics);
        _sdrs.Finished(_sdrs.Act(group, "failover-server-group"));

        _sdrs.Finished(_sdrs.Act(group, Start));

        _sdrs.SourceServer(instance).Nics.ShouldBe(spare);
        _sdrs.TargetServer(instance).Nics.ShouldBe(production);
    }

    [Fact]
    public void Does_so_after_the_state_was_saved_and_read_again()
    {
        var (group, instance) = _sdrs.GivenProtectedGroup();
        var spare = _sdrs.TargetServer(instance).Nics;
        _sdrs.Finished(_sdrs.Act(group, "failover-server-group"));
        using var saved = JsonDocument.Parse(_sdrs.Engine.StateOf(_sdrs.ProjectId));

        StateDocument.Read(saved.RootElement, _sdrs.Engine, _sdrs.ProjectId);
        _sdrs.Finished(_sdrs.Act(group, Start));

        _sdrs.SourceServer(instance).PrimaryNic!.MacAddress.ShouldBe(spare[0].MacAddress);
    }

    [Fact]
    public void Finds_another_address_when_somebody_took_it_meanwhile()
    {
        var (group, instance) = _sdrs.GivenProtectedGroup();
        var spare = _sdrs.TargetServer(instance).PrimaryNic!;
        _sdrs.Finished(_sdrs.Act(group, "failover-server-group"));
        var thief = _sdrs.Server(_sdrs["server_b"]);
        _sdrs.World.Surroundings.Servers.Put(thief with { Nics = [thief.Nics[0] with { IpAddress = spare.IpAddress }] });

        _sdrs.Finished(_sdrs.Act(group, Start));

        var given = _sdrs.SourceServer(instance).PrimaryNic!;
        given.Id.ShouldBe(spare.Id);
        given.IpAddress.ShouldNotBe(spare.IpAddress);
        _sdrs.World.Surroundings.ServersAt(given.SubnetId, given.IpAddress).ShouldHaveSingleItem();
    }

    [Fact]
    public void A_failed_one_gives_no_interface_yet_and_can_be_tried_again()
    {
        var (group, instance) = _sdrs.GivenFailedOverGroup();
        _sdrs.GivenFailingJob("StartProtectionGroup", "SDRS.1032");

        _sdrs.Finished(_sdrs.Act(group, Start)).Text("job_type").ShouldBe("reprotectProtectionGroupNoCG");

        _sdrs.StatusesOf(group).ShouldBe([Status.ErrorReprotecting]);
        _sdrs.SourceServer(instance).Nics.ShouldBeEmpty();

        _sdrs.Finished(_sdrs.Act(group, Start));
        _sdrs.StatusesOf(group).ShouldBe([Status.Protected]);
        _sdrs.SourceServer(instance).Nics.ShouldHaveSingleItem();
    }

    [Fact]
    public void Wants_the_former_production_servers_off()
    {
        var (group, instance) = _sdrs.GivenFailedOverGroup();
        _sdrs.GivenRunning(_sdrs.SourceServer(instance));

        _sdrs.Act(group, Start).ShouldBreak("PG-START-05", Errors.RecoveryServerRunning);
    }

    [Fact]
    public void Enabling_also_copies_a_pair_that_was_still_being_created()
    {
        var group = _sdrs.GivenGroup();
        _sdrs.GivenInstance(group);
        _sdrs.Post("/replications", new { replication = new { server_group_id = group, volume_id = _sdrs["volume_a"], name = "late" } }).ShouldSucceed();
        _sdrs.Clock.Advance(TimeSpan.FromSeconds(1));

        _sdrs.Start(group);

        _sdrs.StatusesOf(group).ShouldBe([Status.Protected]);
        _sdrs.World.Pairs.ShouldAllBe(pair => pair.Synchronisation.ProgressAt(_sdrs.World.Now) == 100);
    }
}
