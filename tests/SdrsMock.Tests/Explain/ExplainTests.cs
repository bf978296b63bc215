using System.Text.Json;
using System.Text.Json.Nodes;
using SdrsMock.OperationModel;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Explain;

/// <summary><c>POST /__sdrs/explain</c>: what it lists, and what it rejects.</summary>
public sealed class ExplainTests
{
    private const string Groups = "/v1/{project_id}/server-groups";
    private const string Instances = "/v1/{project_id}/protected-instances";

    private readonly MockHarness _mock = new();

    [Fact]
    public void Rules_after_the_first_violation_are_judged()
    {
        var group = _mock.AddGroup();
        _mock.AddInstance(group);

        var explanation = Explain("POST", Instances, Creation(group, _mock["server_a"]));

        explanation.Text("verdict").ShouldBe("rejected");
        explanation.Text("constraint").ShouldBe("PI-CREATE-03");
        explanation.Text("code").ShouldBe("SDRS.1305");
        var checks = Checks(explanation);
        checks.Single(check => Outcome(check) == "violated").Text("id").ShouldBe("PI-CREATE-03");
        checks.ShouldContain(check => Id(check) == "PI-CREATE-53" && Outcome(check) == "held");
        checks.Where(check => Outcome(check) == "not judged").Select(check => check.Text("phase")).Distinct()
            .ShouldBe(["credentials", "role", "job"], ignoreOrder: true);
    }

    [Fact]
    public void A_violated_rule_names_source_basis_place_and_value()
    {
        var group = _mock.AddGroup();
        _mock.AddInstance(group);

        var check = FirstViolated(Explain("POST", Instances, Creation(group, _mock["server_a"])));

        check.Text("statement").ShouldBe("A server belongs to at most one protected instance");
        check.Text("phase").ShouldBe("relation");
        check.Text("source").ShouldNotBeNullOrEmpty();
        check.Text("basis").ShouldNotBeNullOrEmpty();
        check.Text("at").ShouldBe("$.protected_instance.server_id");
        check.Text("seen").ShouldBe(_mock["server_a"]);
        check.GetProperty("resources")[0].Text("type").ShouldBe("server");
        check.GetProperty("accepted").Text("statement").ShouldBe("A server belongs to at most one protected instance");
    }

    [Fact]
    public void Rules_that_need_an_unknown_group_are_not_judged()
    {
        var explanation = Explain("POST", Instances, Creation("00000000-0000-4000-8000-000000000000", _mock["server_a"]));

        var checks = Checks(explanation);
        explanation.Text("constraint").ShouldBe("PI-CREATE-12");
        foreach (var id in new[] { "PI-CREATE-01", "PI-CREATE-04", "PI-CREATE-44", "PI-CREATE-51" })
        {
            var check = checks.Single(check => Id(check) == id);
            Outcome(check).ShouldBe("not judged", id);
            check.Text("reason")!.ShouldContain("PI-CREATE-12", customMessage: id);
        }

        Outcome(checks.Single(check => Id(check) == "PI-CREATE-45")).ShouldBe("held");
        checks.Where(check => Outcome(check) == "violated").Select(Id).ShouldBe(["PI-CREATE-12"]);
    }

    [Fact]
    public void A_status_rule_lists_the_statuses_that_would_be_accepted()
    {
        var (group, _) = _mock.AddProtectedGroup();
        _mock.SetStatus(group, "stopping");

        var check = FirstViolated(Explain("POST", $"{Groups}/{group}/action", new JsonObject { ["stop-server-group"] = new JsonObject() }));

        check.Text("phase").ShouldBe("state");
        check.GetProperty("resources")[0].Text("status").ShouldBe("stopping");
        var accepted = check.GetProperty("accepted").GetProperty("statuses")[0];
        accepted.Text("type").ShouldBe("protection-group");
        accepted.GetProperty("one_of").EnumerateArray().Select(status => status.GetString()).ShouldBe(["protected", "error-stopping"]);
        _mock.Project.Groups[group]!.Status.ShouldBe("stopping");
    }

    [Fact]
    public void A_server_status_rule_lists_the_statuses_of_servers()
    {
        var group = _mock.AddGroup();
        _mock.Inventory.Change("servers", _mock["server_a"], new JsonObject { ["status"] = "ERROR" });

        var check = FirstViolated(Explain("POST", Instances, Creation(group, _mock["server_a"])));

        check.Text("id").ShouldBe("PI-CREATE-45");
        check.GetProperty("accepted").GetProperty("statuses")[0].GetProperty("one_of").GetRawText().ShouldBe("""["ACTIVE","SHUTOFF"]""");
    }

    [Theory]
    [InlineData("""{"protected_instance":{"server_group_id":"g","server_id":"s","name":"a b"}}""", "$.protected_instance.name", "pattern")]
    [InlineData("""{"protected_instance":{"server_group_id":"g","server_id":"s","name":7}}""", "$.protected_instance.name", "type")]
    [InlineData("""{"protected_instance":{"server_group_id":"g","server_id":"s","name":"a","tenancy":"x"}}""",
        "$.protected_instance.tenancy", "enum")]
    public void A_schema_violation_says_what_the_schema_accepts(string body, string at, string keyword)
    {
        var check = FirstViolated(Explain("POST", Instances, JsonNode.Parse(body)));

        check.Text("at").ShouldBe(at);
        check.GetProperty("accepted").TryGetProperty(keyword, out _).ShouldBeTrue(check.GetRawText());
    }

    [Fact]
    public void All_violations_of_the_schema_are_listed()
    {
        var explanation = Explain("POST", Instances, JsonNode.Parse("""{"protected_instance":{"name":"","tenancy":"x","tags":[{"key":"a,b"}]}}"""));

        Checks(explanation).Where(check => check.Text("phase") == "body" && Outcome(check) == "violated").Select(check => check.Text("at"))
            .ShouldBe(
            [
                "$.protected_instance.server_group_id", "$.protected_instance.server_id", "$.protected_instance.name",
                "$.protected_instance.tenancy", "$.protected_instance.tags[0].key", "$.protected_instance.tags[0].value",
            ], ignoreOrder: true);
        Checks(explanation).ShouldContain(check => Id(check) == "PI-CREATE-42" && Outcome(check) == "not judged");
    }

    [Fact]
    public void A_body_that_selects_no_operation_names_the_members_that_would()
    {
        var check = FirstViolated(Explain("POST", $"{Groups}/x/action", new JsonObject { ["start"] = true }));

        check.Text("phase").ShouldBe("operation");
        check.GetProperty("accepted").GetProperty("exactly_one_of").EnumerateArray().Select(name => name.GetString())
            .ShouldContain("start-server-group");
    }

    [Fact]
    public void A_text_is_the_body_as_it_is_sent()
    {
        var check = FirstViolated(Explain("POST", Instances, JsonValue.Create("{\"protected_instance\":")));

        (check.Text("phase"), check.Text("id")).ShouldBe(("json", "ALL-05"));
    }

    [Fact]
    public void A_wrong_method_lists_the_methods_of_the_path()
    {
        var check = FirstViolated(Explain("PATCH", Groups, null));

        (check.Text("phase"), check.Text("id")).ShouldBe(("route", "ALL-08"));
        check.GetProperty("accepted").GetProperty("methods").GetRawText().ShouldBe("""["GET","POST"]""");
    }

    [Fact]
    public void Credentials_are_judged_when_headers_are_given()
    {
        Outcome(Checks(Explain("GET", Groups, null)).Single(check => Id(check) == "ALL-01")).ShouldBe("not judged");

        var without = Explain("GET", Groups, null, new() { ["headers"] = new JsonObject() });
        without.Text("constraint").ShouldBe("ALL-01");
        Checks(without).Where(check => check.Text("phase") == "project").ShouldAllBe(check => Outcome(check) == "held");

        var with = Explain("GET", Groups, null, new() { ["headers"] = new JsonObject { ["x-auth-token"] = _mock["token"] } });
        with.Text("verdict").ShouldBe("accepted");
        with.GetRawText().ShouldNotContain(_mock["token"]);
    }

    [Fact]
    public void A_query_parameter_is_judged_by_its_schema()
    {
        var check = FirstViolated(Explain("GET", $"{Groups}?limit=x", null));

        (check.Text("phase"), check.Text("at"), check.Text("seen")).ShouldBe(("query", "?limit", "x"));
        check.GetProperty("accepted").Text("type").ShouldBe("integer");
    }

    [Fact]
    public void Another_edition_judges_by_its_own_operations()
    {
        var batch = $"{Instances}/batch";
        Explain("POST", batch, new JsonObject()).Text("operation").ShouldBe("BatchCreateProtectedInstances");

        var group = _mock.AddGroup();
        var unknown = Explain("GET", $"{Groups}/unknown", null, new() { ["edition"] = "otc" });

        unknown.Text("edition").ShouldBe("otc");
        unknown.Int("status").ShouldBe(404);
        Explain("GET", $"{Groups}/unknown", null).Int("status").ShouldBe(400);
        Explain("GET", $"{Groups}/{group}", null, new() { ["edition"] = "otc" }).Text("verdict").ShouldBe("accepted");
    }

    [Fact]
    public void A_project_that_was_never_used_is_not_created()
    {
        var before = _mock.Engine.GetStateJson(null);

        Explain("POST", Groups, null, new() { ["project_id"] = new string('a', 32) }).Text("project_id").ShouldBe(new string('a', 32));

        _mock.Engine.GetStateJson(null).ShouldBe(before);
    }

    [Fact]
    public void The_rate_limit_is_looked_at_without_counting()
    {
        _mock.Inventory.Change("quotas", "calls_per_second", new JsonObject { ["quota"] = 1 });
        for (var times = 0; times < 3; times++)
        {
            Explain("GET", Groups, null).Text("verdict").ShouldBe("accepted");
        }

        _mock.Get("/server-groups").ShouldSucceed();
        Explain("GET", Groups, null).Text("constraint").ShouldBe("ALL-09");
    }

    [Fact]
    public void Fault_rules_that_may_apply_are_named_and_not_counted()
    {
        var rule = _mock.Engine.Faults.Add(new() { Operation = "ListProtectionGroups", Status = 503, Nth = 2 });

        Checks(Explain("GET", Groups, null)).Single(check => check.Text("phase") == "fault rules").Text("reason")!.ShouldContain(rule.Id!);

        _mock.Get("/server-groups").Status.ShouldBe(200);
        _mock.Get("/server-groups").Status.ShouldBe(503);
    }

    [Theory]
    [InlineData("GET", "/v3/auth/catalog", "identity")]
    [InlineData("GET", "/v1/{project_id}/cloudservers/detail", "ecs")]
    public void A_call_of_another_service_is_not_judged(string method, string path, string service)
    {
        var explanation = Explain(method, path, null);

        explanation.Text("verdict").ShouldBe("not judged");
        Checks(explanation).ShouldHaveSingleItem().Text("reason")!.ShouldStartWith($"{service} serves");
    }

    [Theory]
    [InlineData("", """{"method":"GET","path":"/v1","query":"x"}""", "query is not a member of a call")]
    [InlineData("?dry=1", """{"method":"GET","path":"/v1"}""", "dry is not a query parameter")]
    [InlineData("", """{"path":"/v1"}""", "method is missing")]
    [InlineData("", """{"method":"GET"}""", "path is missing")]
    [InlineData("", """{"method":"GET","path":"v1"}""", "path is missing or does not begin with a slash")]
    [InlineData("", """{"method":1,"path":"/v1"}""", "method: expected a string, got number")]
    [InlineData("", """{"method":"GET","path":"/v1","edition":"aws"}""", "edition: 'aws' is invalid")]
    [InlineData("?edition=otc", """{"method":"GET","path":"/v1","edition":"huawei"}""", "edition: the body has")]
    [InlineData("", """{"method":"GET","path":"/v1","project_id":"x"}""", "project_id: \"x\" is invalid")]
    [InlineData("", """{"method":"GET","path":"/v1","headers":{"a":1}}""", "headers: use an object")]
    [InlineData("", """{"method":"GET","path":"/v1/\u0000"}""", "path: the character U+0000 at position 4 cannot be sent")]
    [InlineData("", """{"method":"GET","path":"/v1\r\nX: y"}""", "path: the character U+000D at position 3 cannot be sent")]
    [InlineData("", """{"method":"GET","path":"/v1/a b"}""", "path: the character U+0020 at position 5 cannot be sent")]
    [InlineData("", """{"method":"GET","path":"/v1/\u4e91"}""", "path: the character U+4E91")]
    [InlineData("", """{"method":"GE T","path":"/v1"}""", "method: use letters")]
    [InlineData("", """{"method":"GET","path":"/v1","headers":{"X-A":"b\r\nX-C: d"}}""", "headers: X-A: the character U+000D")]
    [InlineData("", """{"method":"GET","path":"/v1","headers":{"X-A":"\u0000"}}""", "headers: X-A: the character U+0000")]
    [InlineData("", """{"method":"GET","path":"/v1","headers":{"X A":"b"}}""", "headers: a name can have letters")]
    [InlineData("", "[]", "The body must be a call")]
    public void An_invalid_draft_is_rejected_with_the_reason(string query, string body, string message)
    {
        var response = Send(query, body);

        response.Status.ShouldBe(400);
        response.Json.Text("error")!.ShouldStartWith(message);
        response.Json.Text("error")!.ShouldEndWith(".");
    }

    [Fact]
    public void A_path_that_the_server_would_not_read_is_rejected_in_few_words()
    {
        var response = Send("", $$"""{"method":"GET","path":"/{{new string('a', 40_000)}}"}""");

        response.Status.ShouldBe(400);
        response.Json.Text("error").ShouldBe("path: 40001 characters cannot be sent; the server reads at most 32768.");
        Explain("GET", $"/{new string('a', 20_000)}", null).GetProperty("status").GetInt32().ShouldBe(414);
    }

    /// <summary>Rules about one value are evaluated without an exception on a call that violates nothing.</summary>
    [Fact]
    public void Each_rule_of_each_operation_is_listed_once()
    {
        var group = _mock.AddGroup();
        var operation = _mock.Engine.Operations.Single(operation => operation.Name == "CreateProtectedInstance");

        var listed = Checks(Explain("POST", Instances, Creation(group, _mock["server_a"])))
            .Where(check => Enum.GetNames<Phase>().Contains(check.Text("phase")!, StringComparer.OrdinalIgnoreCase)).Select(Id);

        listed.ShouldBe(operation.Constraints.OfType<IRejectingRule>().OrderBy(rule => rule.Phase)
            .Where(rule => ((Constraint)rule).HoldsIn("huawei")).Select(rule => ((Constraint)rule).Id));
    }

    private static JsonObject Creation(string group, string server) => new()
    {
        ["protected_instance"] = new JsonObject { ["server_group_id"] = group, ["server_id"] = server, ["name"] = "again" },
    };

    private JsonElement Explain(string method, string path, JsonNode? body, JsonObject? more = null)
    {
        var draft = more ?? [];
        (draft["method"], draft["path"]) = (method, path);
        draft.TryAdd("project_id", _mock.ProjectId);
        if (body is not null)
        {
            draft["body"] = body;
        }

        var response = Send("", draft.ToJsonString());
        response.Status.ShouldBe(200, response.Text);
        return response.Json;
    }

    private HarnessResponse Send(string query, string body) => _mock.SendControl("POST", "explain", query, body);

    private static JsonElement[] Checks(JsonElement explanation) => [.. explanation.GetProperty("checks").EnumerateArray()];

    private static JsonElement FirstViolated(JsonElement explanation) =>
        Checks(explanation).First(check => Outcome(check) == "violated");

    private static string? Id(JsonElement check) => check.TryGetProperty("id", out var id) ? id.GetString() : null;

    private static string? Outcome(JsonElement check) => check.GetProperty("outcome").GetString();
}
