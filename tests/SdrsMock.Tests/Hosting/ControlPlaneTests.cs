using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Hosting;

public sealed class ControlPlaneTests : MockServerTestBase
{
    [Fact]
    public async Task Health_contains_the_version()
    {
        var health = await Get("health");

        health.GetProperty("status").GetString().ShouldBe("ok");
        health.GetProperty("version").GetString().ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task Variables_are_a_flat_string_map_with_credentials_of_the_project()
    {
        var variables = await Get("variables");

        variables.EnumerateObject().ShouldAllBe(member => member.Value.ValueKind == JsonValueKind.String);
        foreach (
            var name in new[]
            {
                "project_id",
                "domain_id",
                "vpc",
                "server_a",
                "server_b",
                "server_c",
                "volume_a",
                "volume_b",
                "windows_without_key_pair",
                "token",
                "access_key",
                "secret_key",
                "user",
                "password",
                "user_domain",
            })
        {
            variables.TryGetProperty(name, out _).ShouldBeTrue(name);
        }
    }

    [Theory]
    [InlineData("huawei")]
    [InlineData("otc")]
    [InlineData("otc-swiss")]
    public async Task Each_variable_has_a_description_in_another_document(string edition)
    {
        await using var mock = await SdrsMockServer.StartAsync(options => options.Edition = edition, Stop);
        using var client = mock.CreateClient();

        var descriptions = await client.GetFromJsonAsync<Dictionary<string, string>>("/__sdrs/variables/descriptions", Stop);

        descriptions!.Keys.ShouldBe(mock.Variables.Keys, ignoreOrder: true);
        descriptions.Values.ShouldAllBe(text => text.Length > 5 && text.EndsWith('.'));
    }

    [Fact]
    public async Task The_clock_advances_by_a_duration_and_until_idle()
    {
        var before = (await Get("clock")).GetProperty("now").GetDateTimeOffset();
        var after = await Json(await Post("clock", new { advance = "PT30S" }));

        (after.GetProperty("now").GetDateTimeOffset() - before).ShouldBe(TimeSpan.FromSeconds(30));

        await CreateGroup();
        await Post("clock", new { until = "idle" });
        (await Get("clock")).GetProperty("now").GetDateTimeOffset().ShouldBe(before + TimeSpan.FromSeconds(32));
    }

    [Theory]
    [InlineData("""{"advance":"30 seconds"}""")]
    [InlineData("""{"advance":"-PT1S"}""")]
    [InlineData("""{"advance":"P9000Y"}""")]
    [InlineData("""{"until":"later"}""")]
    [InlineData("""{}""")]
    [InlineData("""nonsense""")]
    public async Task An_invalid_clock_command_is_rejected_with_the_reason(string body)
    {
        using var content = new StringContent(body);

        var response = await Client.PostAsync("/__sdrs/clock", content, Stop);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await Json(response)).GetProperty("error").GetString().ShouldEndWith(".");
    }

    [Fact]
    public async Task Omitted_members_of_an_added_server_are_generated()
    {
        var added = await Json(await Post("inventory/servers", new { name = "mine" }));

        var server = await Get($"inventory/servers/{added.GetProperty("id").GetString()}");
        server.GetProperty("name").GetString().ShouldBe("mine");
        server.GetProperty("volumes").GetArrayLength().ShouldBe(1);
        server.GetProperty("vpc_id").GetString().ShouldBe(Mock.Variables["vpc"]);
    }

    [Fact]
    public async Task A_quota_of_minus_one_is_unlimited()
    {
        using var patch = JsonContent.Create(new { quota = 0 });
        await Client.PatchAsync("/__sdrs/inventory/quotas/server_groups", patch, Stop);
        (await CreateGroup()).StatusCode.ShouldBe(HttpStatusCode.BadRequest);

        using var unlimited = JsonContent.Create(new { quota = -1 });
        await Client.PatchAsync("/__sdrs/inventory/quotas/server_groups", unlimited, Stop);
        (await CreateGroup()).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_fault_rule_can_be_added_listed_and_deleted()
    {
        var added = await Json(await Post("faults", new { operation = "ListProtectionGroups", error_code = "SDRS.0013" }));
        (await Client.GetAsync(Groups, Stop)).StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        (await Get("faults")).GetProperty("faults").GetArrayLength().ShouldBe(1);

        await Client.DeleteAsync($"/__sdrs/faults/{added.GetProperty("id").GetString()}", Stop);
        (await Client.GetAsync(Groups, Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("""{"operation":"Nonsense","status":500}""", "operation")]
    [InlineData("""{"error_code":"SDRS.9999"}""", "SDRS.9999")]
    [InlineData("""{"status":299}""", "status")]
    [InlineData("""{"delay":"2 seconds"}""", "delay")]
    [InlineData("""{"operation":"ShowQuota"}""", "has no effect")]
    [InlineData("""{"status":500,"colour":"red"}""", "colour is not a member of a fault rule; known members are")]
    [InlineData("""{"status":"much"}""", "status: expected a whole number, got a string.")]
    [InlineData("""{"nth":1.5,"status":503}""", "nth: expected a whole number, got 1.5.")]
    [InlineData("""{"probability":true,"status":503}""", "probability: expected a number, got a boolean.")]
    [InlineData("""{"drop":1}""", "drop: expected a boolean, got 1.")]
    [InlineData("""{"operation":[]}""", "operation: expected a string, got an array.")]
    [InlineData("""[]""", "The body must be a fault rule")]
    [InlineData("""{"status":503,"nth":1,"every":2}""", "never applies")]
    [InlineData("""{"operation":"ShowJobStatus","fail_job":"SDRS.1305"}""", "starts no job")]
    [InlineData("""{"stuck_job":true,"fail_job":"SDRS.1305"}""", "cannot fail")]
    [InlineData("""{"stuck_job":true,"status":503}""", "need a call that succeeds")]
    [InlineData("""{"replication":"unknown","fault_level":"5"}""", "no pair")]
    public async Task An_invalid_fault_rule_is_rejected_with_the_member(string rule, string named)
    {
        using var content = new StringContent(rule);

        var response = await Client.PostAsync("/__sdrs/faults", content, Stop);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await Json(response)).GetProperty("error").GetString()!.ShouldContain(named);
    }

    [Fact]
    public async Task The_state_contains_fault_rules_with_their_counters()
    {
        Mock.Faults.Add(new() { Operation = "ListProtectionGroups", Status = 503, Nth = 2 });
        (await Client.GetAsync(Groups, Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var saved = await Text("state");
        await Post("reset", new { });
        using var state = new StringContent(saved);

        (await Client.PutAsync("/__sdrs/state", state, Stop)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await Text("state")).ShouldBe(saved);
        (await Client.GetAsync(Groups, Stop)).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public async Task The_rate_limit_of_the_gateway_can_be_simulated()
    {
        Mock.Faults.Add(new() { Operation = "ListProtectionGroups", Status = 429, Nth = 2, Every = 2 });

        (await Client.GetAsync(Groups, Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var response = await Client.GetAsync(Groups, Stop);

        response.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        (await response.Content.ReadAsStringAsync(Stop)).ShouldContain("APIGW.0308");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("")]
    [InlineData("""{"advance":"PT1S","until":"idle"}""")]
    [InlineData("""{"advance":"PT1S","speed":2}""")]
    [InlineData("""{"advance":1}""")]
    [InlineData("""{"until":"noon"}""")]
    public async Task An_unknown_clock_command_does_not_move_the_clock(string body)
    {
        using var content = new StringContent(body);

        (await Client.PostAsync("/__sdrs/clock", content, Stop)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        Mock.Clock.Advanced.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public async Task The_control_plane_describes_the_options_of_the_mock()
    {
        await using var strict = await SdrsMockServer.StartAsync(
            options => (options.Auth, options.Edition, options.Hints) = (AuthMode.Verify, "otc", false), Stop);
        using var client = strict.CreateClient();

        (
            await Client.GetAsync("/__sdrs/health", Stop))
            .Headers.GetValues("X-Sdrs-Mock").ShouldBe(["auth=present; edition=huawei; hints=on"]);
        (
            await client.GetAsync("/__sdrs/variables", Stop))
            .Headers.GetValues("X-Sdrs-Mock").ShouldBe(["auth=verify; edition=otc; hints=off"]);
        (await client.GetAsync(Groups, Stop)).Headers.Contains("X-Sdrs-Mock").ShouldBeFalse();
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("\"x\"")]
    public async Task A_body_that_is_not_an_object_lacks_its_wrapper(string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");

        (await Client.PostAsync(Groups, content, Stop)).Headers.GetValues("X-Sdrs-Mock-Constraint").ShouldBe(["ALL-07; basis=judgement"]);
    }

    [Fact]
    public async Task An_item_added_without_members_is_generated()
    {
        var added = await Json(await Client.PostAsync("/__sdrs/inventory/volumes", null, Stop));

        (await Get($"inventory/volumes/{added.GetProperty("id").GetString()}")).GetProperty("status").GetString().ShouldBe("available");
    }

    [Fact]
    public async Task Reset_equals_a_fresh_start()
    {
        var fresh = await Text("state");
        await CreateGroup();
        Mock.Faults.Add(new() { Status = 500 });
        await Post("clock", new { advance = "PT1H" });

        await Post("reset", new { });

        (await Text("state")).ShouldBe(fresh);
        (await Get("requests")).GetProperty("requests").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_saved_state_gives_the_same_responses_in_another_mock()
    {
        await CreateGroup();
        await using var other = await SdrsMockServer.StartAsync(cancellationToken: Stop);
        using var client = other.CreateClient();
        using var state = new StringContent(await Text("state"));

        (await client.PutAsync("/__sdrs/state", state, Stop)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        Mock.AdvanceUntilIdle();
        other.AdvanceUntilIdle();

        var groups = Groups;
        (await client.GetStringAsync(groups, Stop)).ShouldBe(await Client.GetStringAsync(groups, Stop));
    }

    [Fact]
    public async Task An_invalid_state_changes_nothing()
    {
        await CreateGroup();
        var before = await Text("state");
        using var broken = new StringContent(before.Replace("\"groups\":[", "\"groups\":[{},", StringComparison.Ordinal));

        (await Client.PutAsync("/__sdrs/state", broken, Stop)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);

        (await Text("state")).ShouldBe(before);
    }

    [Fact]
    public async Task With_an_admin_token_the_control_plane_requires_it()
    {
        await using var mock = await SdrsMockServer.StartAsync(options => options.AdminToken = "open sesame", Stop);
        using var client = mock.CreateClient();

        (await client.GetAsync("/__sdrs/health", Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await client.GetAsync("/__sdrs/variables", Stop)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await client.GetAsync("/__admin/mappings", Stop)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

        client.DefaultRequestHeaders.Add("X-Admin-Token", "open sesame");
        (await client.GetAsync("/__sdrs/variables", Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await client.GetAsync("/__admin/mappings", Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_foreign_web_page_cannot_use_the_control_plane()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/__sdrs/reset");
        request.Headers.Add("Origin", "http://evil.example.test");

        (await Client.SendAsync(request, Stop)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task The_control_plane_does_not_hide_the_API_and_rejects_unknown_paths()
    {
        (await Client.GetAsync("/__sdrs/nonsense", Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await Client.DeleteAsync("/__sdrs/clock", Stop)).StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        (await Client.GetAsync("/__sdrs/variables?project_id=short", Stop)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task The_OpenAPI_document_lists_every_path()
    {
        var document = await Get("openapi.json");
        var paths = document.GetProperty("paths");

        // Nullable types are lists, which earlier versions of OpenAPI do not support.
        document.GetProperty("openapi").GetString().ShouldBe("3.1.0");
        document.GetProperty("components")
            .GetProperty("securitySchemes")
            .GetProperty("token")
            .GetProperty("name")
            .GetString()
            .ShouldBe("X-Auth-Token");
        paths.GetProperty("/v1/{project_id}/server-groups").GetProperty("get").GetProperty("parameters").EnumerateArray()
                .Single(parameter => parameter.GetProperty("name").GetString() == "limit")
                .GetProperty("schema")
                .GetProperty("type")
                .GetString()
                .ShouldBe("integer");
        paths.GetProperty("/v1/{project_id}/protected-instances")
            .GetProperty("post")
            .GetProperty("operationId")
            .GetString()
            .ShouldBe("CreateProtectedInstance");
        paths.GetProperty("/v1/{project_id}/server-groups/{server_group_id}/action")
            .GetProperty("post")
            .GetProperty("operationId")
            .GetString()
            .ShouldBe("RunProtectionGroupAction");
        document.GetProperty("servers")[0].GetProperty("url").GetString().ShouldBe(Client.BaseAddress!.GetLeftPart(UriPartial.Authority));
        (await Get("openapi.json?version=3.0")).GetProperty("openapi").GetString().ShouldBe("3.0.3");
    }

    [Theory]
    [InlineData("verson=3.0", "verson is not a query parameter of openapi.json")]
    [InlineData("version=2.0", "version: \\u00222.0\\u0022 is invalid; use 3.0 or 3.1.")]
    [InlineData("version=3.0&version=3.1", "version is given more than once")]
    public async Task The_OpenAPI_document_refuses_unknown_query_parameters(string query, string message)
    {
        using var response = await Client.GetAsync($"/__sdrs/openapi.json?{query}", Stop);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.Content.ReadAsStringAsync(Stop)).ShouldContain(message.Replace("\\u0022", "\\\"", StringComparison.Ordinal));
    }

    private async Task<JsonElement> Get(string path) => JsonDocument.Parse(await Text(path)).RootElement;

    private Task<string> Text(string path) => Client.GetStringAsync($"/__sdrs/{path}", Stop);

    private Task<HttpResponseMessage> Post(string path, object body) => Client.PostAsJsonAsync($"/__sdrs/{path}", body, Stop);
}
