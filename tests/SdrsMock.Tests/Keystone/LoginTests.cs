using System.Text.Json;
using SdrsMock.Common;
using Shouldly;
using Xunit;
using static SdrsMock.Tests.Keystone.LoginClient;

namespace SdrsMock.Tests.Keystone;

/// <summary>Logging in as shipping clients do, and what can be done with the token.</summary>
public sealed class LoginTests
{
    private readonly MockHarness _mock = new(options => options.Auth = AuthMode.Verify);
    private readonly LoginClient _visitor;

    public LoginTests() => _visitor = new(_mock);

    [Theory]
    [InlineData("/v3")]
    [InlineData("/v3/")]
    public void The_versions_need_no_authentication(string path)
    {
        var version = _visitor.Send("GET", path).Json.GetProperty("version");

        version.Text("id").ShouldBe("v3.6");
        version.Text("status").ShouldBe("stable");
        version.GetProperty("links")[0].Text("href").ShouldBe("http://mock.test/v3/");
    }

    [Fact]
    public void A_login_with_a_project_returns_a_token_with_user_project_and_roles()
    {
        var response = _visitor.LogIn(Project(_mock.ProjectId));

        response.Status.ShouldBe(201);
        var token = response.Json.GetProperty("token");
        token.Text("issued_at").ShouldBe("2026-01-01T00:00:00.000000Z");
        token.Text("expires_at").ShouldBe("2026-01-02T00:00:00.000000Z");
        token.GetProperty("methods")[0].GetString().ShouldBe("password");
        token.GetProperty("user").Text("name").ShouldBe(_mock["user"]);
        token.GetProperty("user").GetProperty("domain").Text("name").ShouldBe(_mock["user_domain"]);
        token.GetProperty("project").Text("id").ShouldBe(_mock.ProjectId);
        token.GetProperty("project").GetProperty("domain").Text("id").ShouldBe(_mock["user_domain_id"]);
        token.GetProperty("roles")[0].Text("name").ShouldBe("SDRS Administrator");
    }

    [Fact]
    public void The_service_catalog_uses_the_address_of_the_request()
    {
        var catalog = _visitor.LogIn(Project(_mock.ProjectId)).Json.GetProperty("token").GetProperty("catalog").EnumerateArray().ToList();

        catalog.Select(service => service.Text("type")).Take(2).ShouldBe(["sdrs", "identity"]);
        var endpoint = catalog[0].GetProperty("endpoints")[0];
        endpoint.Text("url").ShouldBe($"http://mock.test/v1/{_mock.ProjectId}");
        endpoint.Text("interface").ShouldBe("public");
        endpoint.Text("region").ShouldBe(_mock["region"]);
        endpoint.Text("region_id").ShouldBe(_mock["region"]);
    }

    [Fact]
    public void A_login_with_nocatalog_returns_no_service_catalog()
    {
        _visitor.LogIn(Project(_mock.ProjectId), query: "?nocatalog=true").Json
            .GetProperty("token")
            .TryGetProperty("catalog", out _)
            .ShouldBeFalse();
    }

    [Fact]
    public void A_token_is_valid_for_24_hours_of_the_mock_clock()
    {
        var token = TokenOf(_visitor.LogIn(Project(_mock.ProjectId)));

        _visitor.Groups(token).ShouldSucceed();
        _mock.Clock.Advance(TimeSpan.FromHours(24));

        _visitor.Groups(token).ShouldBreak("ALL-02", Errors.TokenExpired);
    }

    [Theory]
    [InlineData("user_without_roles", "SDRS.0003")]
    [InlineData("user_foreign_role", "SDRS.0004")]
    [InlineData("user_barred", "APIGW.0302")]
    public void The_token_of_each_special_user_is_rejected_as_documented(string user, string code)
    {
        _visitor.Groups(TokenOf(_visitor.LogIn(Project(_mock.ProjectId), user))).Error!.Code.ShouldBe(code);
    }

    [Fact]
    public void The_reader_can_read_and_cannot_write()
    {
        var token = TokenOf(_visitor.LogIn(Project(_mock.ProjectId), "user_read_only"));

        _visitor.Groups(token).ShouldSucceed();
        _mock.Send("POST", $"/v1/{_mock.ProjectId}/server-groups", "{}", token).Error.ShouldBe(Errors.OperationNotPermitted);
    }

    [Fact]
    public void A_project_can_be_named_with_or_without_its_domain()
    {
        var name = _mock["project_name"];

        ProjectOf(_visitor.LogIn(new { project = new { name } })).ShouldBe(_mock.ProjectId);
        ProjectOf(_visitor.LogIn(new { project = new { name, domain = new { name = _mock["user_domain"] } } })).ShouldBe(_mock.ProjectId);
        ProjectOf(_visitor.LogIn(new { project = new { name = _mock["region"] } })).ShouldBe(_mock.Engine.Issuer.DefaultProjectId);
    }

    [Fact]
    public void A_domain_token_names_the_domain_and_grants_no_project()
    {
        var response = _visitor.LogIn(new { domain = new { name = _mock["user_domain"] } });

        response.Json.GetProperty("token").GetProperty("domain").Text("id").ShouldBe(_mock["user_domain_id"]);
        _visitor.Groups(TokenOf(response)).ShouldBreak("ALL-03", Errors.TenantInvalid);
    }

    [Fact]
    public void An_unscoped_token_can_be_exchanged_for_a_scoped_one_with_its_expiry()
    {
        var unscoped = _visitor.LogIn(null);
        unscoped.Json.GetProperty("token").TryGetProperty("catalog", out _).ShouldBeFalse();
        _mock.Clock.Advance(TimeSpan.FromHours(1));

        var scoped = _visitor.Exchange(TokenOf(unscoped), Project(_mock.ProjectId));

        scoped.Status.ShouldBe(201);
        scoped.Json.GetProperty("token").Text("expires_at").ShouldBe("2026-01-02T00:00:00.000000Z");
        _visitor.Groups(TokenOf(scoped)).ShouldSucceed();
    }

    [Theory]
    [InlineData("{\"name\":\"dr-operator\",\"password\":\"wrong\",\"domain\":{\"name\":\"mock-account\"}}")]
    [InlineData("{\"name\":\"unknown\",\"password\":\"{password}\",\"domain\":{\"name\":\"mock-account\"}}")]
    [InlineData("{\"name\":\"dr-operator\",\"password\":\"{password}\",\"domain\":{\"name\":\"another\"}}")]
    [InlineData("{\"name\":\"dr-operator\",\"password\":\"{password}\"}")]
    [InlineData("{}")]
    public void An_invalid_login_is_rejected_in_the_Keystone_format(string user)
    {
        var given = JsonDocument.Parse(user.Replace("{password}", _mock["password"], StringComparison.Ordinal)).RootElement;

        var response = _visitor.Call(ByPassword(given), Project(_mock.ProjectId));

        response.Status.ShouldBe(401);
        response.Text.ShouldBe("""{"error":{"code":401,"message":"The username or password is wrong.","title":"Unauthorized"}}""");
    }

    [Theory]
    [InlineData("{\"project\":{\"id\":\"short\"}}")]
    [InlineData("{\"project\":{\"name\":\"elsewhere\"}}")]
    [InlineData("{\"project\":{\"name\":\"cn-north-4\",\"domain\":{\"name\":\"another\"}}}")]
    [InlineData("{\"domain\":{\"name\":\"another\"}}")]
    public void A_login_for_an_unknown_project_is_rejected(string scope)
    {
        _visitor.LogIn(JsonDocument.Parse(scope).RootElement).Status.ShouldBe(401);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"auth\":{\"identity\":{\"methods\":[\"magic\"]}}}")]
    [InlineData("{\"auth\":{\"identity\":{\"methods\":[1]}}}")]
    [InlineData("{\"auth\":5}")]
    public void A_body_that_is_not_a_login_is_a_bad_request(string body)
    {
        var response = _visitor.Send("POST", "/v3/auth/tokens", body);

        response.Status.ShouldBe(400);
        response.Json.GetProperty("error").GetProperty("title").GetString().ShouldBe("Bad Request");
    }

    private static string? ProjectOf(HarnessResponse response) => response.Json.GetProperty("token").GetProperty("project").Text("id");
}
