using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Hosting;

/// <summary>What the fuzzer once found, each as a case of its own.</summary>
public sealed class BadInputTests : MockServerTestBase
{
    [Fact]
    public async Task A_body_that_is_not_gzip_as_declared_is_malformed()
    {
        using var content = Json("{}"u8.ToArray());
        content.Headers.ContentEncoding.Add("gzip");

        var response = await Client.PostAsync(Groups, content, Stop);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await Text(response)).ShouldContain("APIGW.0602");
    }

    [Fact]
    public async Task Invalid_UTF_8_in_a_JSON_body_is_rejected()
    {
        using var content = Json([.. "{\"server_group\":{\"name\":\""u8, 0xED, 0xA0, 0x80, .. "\"}}"u8]);

        var response = await Client.PostAsync(Groups, content, Stop);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await Text(response)).ShouldContain("SDRS.0201");
        Mock.Requests[^1].Detail.ShouldBe("a string is not UTF-8");
    }

    [Fact]
    public async Task An_early_rejection_has_the_same_request_id_in_header_and_body()
    {
        var response = await Client.GetAsync($"{Groups}?name={new string('a', 17_000)}", Stop);

        using var body = JsonDocument.Parse(await Text(response));
        body.RootElement.GetProperty("request_id").GetString().ShouldBe(response.Headers.GetValues("X-Request-Id").Single());
    }

    [Theory]
    [InlineData("""{"status":503,"delay":"P99999999999Y"}""", "delay")]
    [InlineData("""{"status":503,"delay":"P2D"}""", "delay")]
    [InlineData("""{"status":503,"project_id":"abc"}""", "project_id")]
    [InlineData("""{"replication":"a","fault_level":"2","project_id":"abc"}""", "project_id")]
    [InlineData("""{"replication":"a","fault_level":"2","drop":true}""", "applies to no calls")]
    [InlineData("""{"replication":"a","fault_level":"2","nth":3}""", "applies to no calls")]
    [InlineData("""{"replication":"a","fault_level":1.5}""", "fault_level")]
    [InlineData("""{"replication":"a","fault_level":[]}""", "fault_level")]
    public async Task A_fault_rule_with_an_invalid_value_is_rejected_with_the_member(string rule, string named)
    {
        using var content = Json(Encoding.UTF8.GetBytes(rule));

        var response = await Client.PostAsync("/__sdrs/faults", content, Stop);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await Text(response)).ShouldContain(named);
    }

    [Theory]
    [InlineData("\"status\":\"SHUTOFF\",", "", "status")]
    [InlineData("\"priority_station\":\"source\",", "", "priority_station")]
    [InlineData("\"priority_station\":\"source\"", "\"priority_station\":null", "priority_station")]
    [InlineData("\"size\":40", "\"size\":40,\"colour\":\"red\"", "colour")]
    [InlineData("\"volumes\":[{", "\"volumes\":[null,{", "is inconsistent")]
    [InlineData("\"advanced\":\"PT", "\"advanced\":\"P99999999Y\",\"x\":\"", "advanced")]
    [InlineData("\"group_id\":\"", "\"group_id\":\"gone-", "which does not exist")]
    [InlineData("\"pair_id\":\"", "\"pair_id\":\"gone-", "is not recorded on both sides")]
    [InlineData("\"operation\":\"CreateProtectionGroup\"", "\"operation\":\"ShowQuota\"", "starts no job")]
    public void An_inconsistent_state_is_rejected_with_the_location(string written, string edited, string named)
    {
        var mock = new MockHarness();
        SdrsMock.Tests.Properties.ScenarioExecutor.AddOneOfEach(mock);
        var place = mock.Engine.GetStateJson(null).IndexOf(written, StringComparison.Ordinal);
        var before = mock.Engine.GetStateJson(null);
        using var state = JsonDocument.Parse($"{before[..place]}{edited}{before[(place + written.Length)..]}");

        var rejection = Should.Throw<Exception>(() => SdrsMock.Engine.StateDocument.Read(state.RootElement, mock.Engine, projectId: null));

        rejection.Message.ShouldContain(named);
        mock.Engine.GetStateJson(null).ShouldBe(before);
    }

    [Fact]
    public async Task An_unpaired_surrogate_is_rejected_everywhere()
    {
        using var content = Json("{\"\\ud800\":1,\"b\":2,\"c\":3}"u8.ToArray());
        using var control = Json("{\"\\ud800\":1,\"b\":2,\"c\":3}"u8.ToArray());

        (await Text(await Client.PostAsync(Groups, content, Stop))).ShouldContain("SDRS.0201");
        (await Client.PostAsync("/__sdrs/clock", control, Stop)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (
            await Client.GetAsync($"/v1/{Mock.ProjectId}/protected-instances?server_group_ids=%5B%22%5Cud800%22%5D", Stop))
            .StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("order", "its sequence is not greater")]
    [InlineData("twin", "its sequence is not greater")]
    [InlineData("drawn", "drawn: 0 is less than")]
    [InlineData("id", "32 hexadecimal")]
    [InlineData("twice", "occurs twice")]
    [InlineData("faults", "no operation 'Nonsense'")]
    public void A_state_that_would_break_a_later_request_is_rejected(string flaw, string named)
    {
        var mock = new MockHarness();
        _ = (mock.AddGroup(), mock.AddGroup());
        var before = mock.Engine.GetStateJson(null);
        var state = JsonNode.Parse(before)!;
        var project = state["projects"]![0]!;
        var groups = project["resources"]!["groups"]!.AsArray();
        switch (flaw)
        {
            case "order":
                var first = groups[0]!.DeepClone();
                groups.RemoveAt(0);
                groups.Add(first);
                break;
            case "twin":
                groups[1]!["sequence"] = groups[0]!["sequence"]!.DeepClone();
                break;
            case "drawn":
                project["resources"]!["drawn"] = 0;
                break;
            case "id":
                project["project_id"] = "abc";
                break;
            case "faults":
                state["faults"]!["rules"]!.AsArray()
                    .Add(JsonNode.Parse("""{"rule":{"operation":"Nonsense","status":500},"calls":0,"strikes":0}"""));
                break;
            default:
                state["projects"]!.AsArray().Add(project.DeepClone());
                break;
        }

        using var document = JsonDocument.Parse(state.ToJsonString());

        Should.Throw<ArgumentException>(
            () => SdrsMock.Engine.StateDocument.Read(document.RootElement, mock.Engine, projectId: null))
            .Message
            .ShouldContain(named);
        mock.Engine.GetStateJson(null).ShouldBe(before);
    }

    [Fact]
    public void A_state_whose_jobs_cannot_end_is_rejected()
    {
        var mock = new MockHarness();
        mock.Post(
            "/protected-instances",
            new { protected_instance = new { server_group_id = mock.AddGroup(), server_id = mock["server_a"], name = "a" } })
            .ShouldSucceed();
        var state = JsonNode.Parse(mock.Engine.GetStateJson(null))!;
        state["projects"]![0]!["resources"]!["jobs"]!.AsArray()[^1]!["due_time"] = "9999-12-31T23:59:59.9999999+00:00";
        using var document = JsonDocument.Parse(state.ToJsonString());

        Should.Throw<ArgumentException>(
            () => SdrsMock.Engine.StateDocument.Read(document.RootElement, mock.Engine, projectId: null))
            .Message
            .ShouldContain("is inconsistent");
    }

    private static ByteArrayContent Json(byte[] body) => new(body) { Headers = { ContentType = new("application/json") } };
}
