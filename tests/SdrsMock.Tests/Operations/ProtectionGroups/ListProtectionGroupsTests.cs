using SdrsMock.Common;
using SdrsMock.Tests.Operations.DisasterRecoveryDrills;
using SdrsMock.Tests.Operations.ReplicationPairs;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Operations.ProtectionGroups;

public sealed class ListProtectionGroupsTests
{
    private readonly MockHarness _mock = new();

    [Fact]
    public void A_deleted_drill_counts_for_three_months()
    {
        var group = _mock.AddGroup();
        _mock.AddPair(group);
        Undrilled().ShouldBe([group]);

        _mock.Finished(_mock.DeleteDrill(_mock.AddDrill(group)));

        Undrilled().ShouldBeEmpty();
        _mock.Clock.Advance(TimeSpan.FromDays(93));
        Undrilled().ShouldBe([group]);
    }

    [Theory]
    [InlineData("/server-groups")]
    [InlineData("/protected-instances")]
    [InlineData("/replications")]
    public void A_zone_without_a_domain_matches_no_groups(string list)
    {
        _mock.Get($"{list}?availability_zone=nowhere").Error.ShouldBe(Errors.ZoneInvalid);

        foreach (var zone in new[] { "source_az", "target_az", "third_az" })
        {
            _mock.Get($"{list}?availability_zone={_mock[zone]}").ShouldSucceed();
        }

        _mock.Get($"{list}?availability_zone=").ShouldSucceed();
    }

    [Fact]
    public void The_latest_of_several_deleted_drills_counts()
    {
        var group = _mock.AddGroup();
        _mock.AddPair(group);
        var early = _mock.AddDrill(group, name: "early");
        _mock.Clock.Advance(TimeSpan.FromDays(60));
        var late = _mock.AddDrill(group, name: "late");

        _mock.Finished(_mock.DeleteDrill(late));
        _mock.Finished(_mock.DeleteDrill(early));

        _mock.Clock.Advance(TimeSpan.FromDays(60));
        Undrilled().ShouldBeEmpty();
    }

    private List<string> Undrilled() =>
        [.. _mock.Get("/server-groups?query_type=period_no_dr_drill").Json.GetProperty("server_groups").EnumerateArray()
            .Select(group => group.Text("id")!)];
}
