using SdrsMock.Conformance.Execution;
using SdrsMock.Conformance.Http;
using SdrsMock.Conformance.Scenarios;
using SdrsMock.Conformance.Tests.Support;
using Shouldly;

namespace SdrsMock.Conformance.Tests;

public sealed class RequestBuilderTests
{
    private readonly Variables _variables = new();

    public RequestBuilderTests() => _variables.AddRange(
    [
        new("project_id", "p"), new("group", "g"), new("server_a", "s"), new("source_az", "az1"), new("target_az", "az2"),
        new("domain_id", "d"), new("vpc", "v"), new("instance", "i"),
    ]);

    [Fact]
    public void A_row_overrides_only_parts_of_the_sample_body()
    {
        var request = Build("CreateProtectedInstance", "name=again; tags[0].key=env; tags[0].value=test");

        request.Method.ShouldBe("POST");
        request.Path.ShouldBe("/v1/p/protected-instances");
        request.Body.ShouldBe(
            """{"protected_instance":{"server_group_id":"g","server_id":"s","name":"again","tags":[{"key":"env","value":"test"}]}}""");
    }

    [Fact]
    public void Path_parameters_come_from_variables_unless_the_row_sets_them()
    {
        Build("ShowProtectionGroup", "").Path.ShouldBe("/v1/p/server-groups/g");
        Build("ShowProtectionGroup", "server_group_id=a/b").Path.ShouldBe("/v1/p/server-groups/a%2Fb");
    }

    [Fact]
    public void Query_parameters_are_recognized_by_name_and_others_by_a_question_mark()
    {
        Build(
            "ListProtectionGroups", "limit=5; name=a b; ?odd=1; ?odd=2")
            .Path.ShouldBe("/v1/p/server-groups?limit=5&name=a%20b&odd=1&odd=2");
    }

    [Theory]
    [InlineData("name=(none)", """{"server_id":"s"}""")]
    [InlineData("name=(null)", """{"server_id":"s","name":null}""")]
    [InlineData("name=(empty)", """{"server_id":"s","name":""}""")]
    [InlineData("name=(5 x ab)", """{"server_id":"s","name":"ababababab"}""")]
    [InlineData("name=123", """{"server_id":"s","name":"123"}""")]
    [InlineData("name=(json 123)", """{"server_id":"s","name":123}""")]
    [InlineData("name=\"a; b\"", """{"server_id":"s","name":"a; b"}""")]
    [InlineData("name=[1,{\"a\":\"{group};\"}]", """{"server_id":"s","name":[1,{"a":"g;"}]}""")]
    public void Words_in_parentheses_stand_for_special_values(string with, string expected)
    {
        var request = Build("CreateProtectedInstance", "server_group_id=(none); " + with);

        request.Body.ShouldBe($$"""{"protected_instance":{{expected}}}""");
    }

    [Fact]
    public void Values_get_the_type_of_the_schema_where_possible()
    {
        Build("DeleteProtectedInstance", "delete_target_server=TRUE; delete_target_eip=maybe").Body
            .ShouldBe("""{"delete_target_server":true,"delete_target_eip":"maybe"}""");
    }

    [Theory]
    [InlineData("""{"broken": {server}""", """{"broken": {server}""")]
    [InlineData("""$={"group": "{group}"; x""", """{"group": "g"; x""")]
    [InlineData("Content-Type=text/plain; $=[1; 2", "[1; 2")]
    [InlineData("$=(empty)", "")]
    [InlineData("$=(none)", null)]
    public void A_raw_body_is_sent_unchanged(string with, string? expected)
    {
        Build("CreateProtectedInstance", with).Body.ShouldBe(expected);
    }

    [Fact]
    public void A_member_beside_the_wrapper_has_a_path_from_the_root()
    {
        Build("StartProtectionGroup", "$.extra=1").Body.ShouldBe("""{"start-server-group":{},"extra":"1"}""");
        Build("StartProtectionGroup", "$.start-server-group=(none)").Body.ShouldBe("{}");
    }

    [Fact]
    public void Names_that_begin_with_a_capital_letter_are_headers()
    {
        var request = Build("ShowQuota", "X-Auth-Token=(none); Accept=text/html");

        request.HasOwnCredentials.ShouldBeTrue();
        request.Headers.ShouldBe([KeyValuePair.Create("Accept", "text/html")]);
    }

    [Fact]
    public void A_sample_variable_is_not_needed_when_a_cell_replaces_it()
    {
        Build("AttachProtectedInstanceReplication", "replication_id=r").Body.ShouldBe(
            """{"replicationAttachment":{"replication_id":"r","device":"/dev/vdb"}}""");
        Should.Throw<UnboundVariableException>(() => Build("AttachProtectedInstanceReplication", "")).Name.ShouldBe("pair");
    }

    [Fact]
    public void Control_plane_calls_address_the_project_of_the_scenario()
    {
        var request = Build("mock:ChangeInventory", "kind=servers; id=s; status=ACTIVE; nics=[]; locked=true");

        request.Method.ShouldBe("PATCH");
        request.Path.ShouldBe("/__sdrs/inventory/servers/s?project_id=p");
        request.Body.ShouldBe("""{"status":"ACTIVE","nics":[],"locked":true}""");
        Build("mock:AdvanceClock", "advance=90s").Body.ShouldBe("""{"advance":"PT1M30S"}""");
    }

    [Fact]
    public void An_item_of_a_list_can_be_removed()
    {
        Build("CreateProtectedInstance", "tags[0].key=a; tags[1].key=b; tags[0]=(none); name=n").Body
            .ShouldBe("""{"protected_instance":{"server_group_id":"g","server_id":"s","name":"n","tags":[{"key":"b"}]}}""");
    }

    [Fact]
    public void A_call_by_method_and_path_is_sent_unchanged()
    {
        var request = Build("PATCH /v1/{project_id}//nonsense/", "?a=b; $=x");

        (request.Method, request.Path, request.Body).ShouldBe(("PATCH", "/v1/p//nonsense/?a=b", "x"));
    }

    private HttpRequestSpec Build(string call, string with)
    {
        var cell = with.Replace("\"", "\"\"", StringComparison.Ordinal);
        var step = CliHarness.SingleScenario($"scenario,step,call,with\na,1,{call},\"{cell}\"\n").Steps.Single();
        return RequestBuilder.Build(step, _variables);
    }
}
