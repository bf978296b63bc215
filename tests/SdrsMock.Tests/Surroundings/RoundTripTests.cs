using SdrsMock.Surroundings;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Surroundings;

public sealed class RoundTripTests
{
    private readonly GivenSurroundings _given = new();

    [Fact]
    public void What_is_untouched_stays_untouched()
    {
        var read = Read();

        read.IsUntouched.ShouldBeTrue();
        GivenSurroundings.Whole(read).ShouldBe(GivenSurroundings.Whole(_given.Project));
    }

    [Fact]
    public void Changes_come_back_with_their_look_ups()
    {
        var added = _given.Add("servers", """{"name":"new one","status":"ACTIVE"}""").Id;
        _given.Remove("servers", _given.Id("server_b"));
        _given.Patch("quotas", "server_groups", """{"quota":-1}""");
        _given.Patch("accounts", "account", """{"frozen":true}""");

        var read = Read();

        GivenSurroundings.Whole(read).ShouldBe(GivenSurroundings.Whole(_given.Project));
        read.ServersAt(_given.Id("subnet"), "172.16.0.2").ShouldBe([added]);
        read.FreeAddress(_given.Id("subnet")).ShouldBe("172.16.0.3");
        read.Account.Frozen.ShouldBeTrue();
    }

    [Fact]
    public void Another_seeds_surroundings_can_be_read_too()
    {
        var other = new ProjectSurroundings(Blueprint.Create(Edition.Otc, 7));

        var read = ProjectSurroundings.Read(GivenSurroundings.Parse(GivenSurroundings.Whole(other)), GivenSurroundings.Huawei);

        Elements(read).ShouldBe(Elements(other), ignoreOrder: true);
    }

    private static IEnumerable<string> Elements(ProjectSurroundings project) =>
        from kind in GivenSurroundings.Parse(GivenSurroundings.Whole(project)).EnumerateObject()
        from element in kind.Value.EnumerateArray()
        select $"{kind.Name} {element.GetRawText()}";

    private ProjectSurroundings Read() =>
        ProjectSurroundings.Read(GivenSurroundings.Parse(GivenSurroundings.Whole(_given.Project)), GivenSurroundings.Huawei);
}
