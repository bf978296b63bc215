using SdrsMock.Http;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Engine;

/// <summary>The routing of all services: literals, parameters, alternatives and their precedence.</summary>
public sealed class RouteTableTests
{
    private readonly RouteTable<string> _table = new((parameter, value) => parameter != "digits" || value.All(char.IsAsciiDigit));

    public RouteTableTests()
    {
        _table.Add("GET", "/v1/{project}/servers/detail", "details");
        _table.Add("GET", "/v1/{project}/servers/{id}", "show");
        _table.Add("DELETE", "/v1/{project}/servers/{server}", "delete");
        _table.Add("GET", "/v1/{project}/servers", "list");
        _table.Add("GET", "/v2|v2.1/{digits}/volumes|disks", "volumes");
        _table.Add("GET", "/v2/names/volumes", "names");
        _table.Add("POST", "/v1/{project}/tags", "add");
        _table.Add("POST", "/v1/{project}/tags", "remove");
    }

    [Theory]
    [InlineData("GET", "/v1/p/servers/detail", "details")]
    [InlineData("GET", "/v1/p/servers/x", "show")]
    [InlineData("DELETE", "/v1/p/servers/detail", "delete")]
    [InlineData("GET", "/v1/p/servers", "list")]
    [InlineData("GET", "/v1/p/servers/", "list")]
    [InlineData("GET", "//v1//p//servers", "list")]
    [InlineData("GET", "/v1/p/%73ervers", "list")]
    [InlineData("GET", "/v2/7/volumes", "volumes")]
    [InlineData("GET", "/v2.1/7/disks", "volumes")]
    [InlineData("GET", "/v2/names/volumes", "names")]
    [InlineData("POST", "/v1/p/tags", "add, remove")]
    public void A_path_has_the_targets_of_its_route(string method, string path, string targets) =>
        string.Join(", ", _table.Find(method, path).Targets).ShouldBe(targets);

    [Theory]
    [InlineData("PUT", "/v1/p/servers", true)]
    [InlineData("PUT", "/v1/p/servers/x", true)]
    [InlineData("GET", "/v1/p", false)]
    [InlineData("GET", "/v1/p/servers/x/y", false)]
    [InlineData("GET", "/v2/seven/volumes", false)]
    [InlineData("GET", "/V1/p/servers", false)]
    [InlineData("GET", "/", false)]
    [InlineData("GET", "", false)]
    public void Without_a_route_the_match_says_whether_the_path_is_known(string method, string path, bool isKnown)
    {
        var match = _table.Find(method, path);
        match.Targets.ShouldBeEmpty();
        match.PathIsKnown.ShouldBe(isKnown);
    }

    [Fact]
    public void Parameters_have_the_names_of_the_route_and_decoded_values()
    {
        var shown = _table.Find("GET", "/v1/p/servers/a%2Fb").Values;
        (shown["project"], shown["id"]).ShouldBe(("p", "a/b"));
        var deleted = _table.Find("DELETE", "/v1/p/servers/x").Values;
        (deleted["server"], deleted.Find("id")).ShouldBe(("x", null));
    }

    [Fact]
    public void A_trailing_slash_is_an_empty_value_only_where_asked_and_no_route_ends_before_it()
    {
        var table = new RouteTable<string>();
        table.Add("DELETE", "/v1/groups/{id}", "delete");
        table.Add("GET", "/v1/groups", "list");
        table.Find("DELETE", "/v1/groups/").Targets.ShouldBeEmpty();
        var match = table.Find("DELETE", "/v1/groups/", slashIsEmptyValue: true);
        (match.Targets.Single(), match.Values["id"]).ShouldBe(("delete", ""));
        table.Find("GET", "/v1/groups/", slashIsEmptyValue: true).Targets.Single().ShouldBe("list");
    }
}
