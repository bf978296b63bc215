using SdrsMock.Common;
using SdrsMock.Tests.Engine;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Keystone;

/// <summary>What clients ask the identity service about the account, by token or signed.</summary>
public sealed class AccountTests
{
    private readonly MockHarness _mock = new(options => options.Auth = AuthMode.Verify);

    [Fact]
    public void The_first_call_of_Terraform_returns_the_account()
    {
        var domain = Signed("/v3/auth/domains").Json.GetProperty("domains").EnumerateArray().ShouldHaveSingleItem();

        domain.Text("id").ShouldBe(_mock["user_domain_id"]);
        domain.Text("name").ShouldBe(_mock["user_domain"]);
        domain.GetProperty("enabled").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public void A_region_name_finds_its_project()
    {
        Ids(Signed("/v3/projects", $"name={_mock["region"]}")).ShouldBe([_mock.Engine.Issuer.DefaultProjectId]);
        Ids(Signed("/v3/projects", $"name={_mock["project_name"]}")).ShouldBe([_mock.ProjectId]);
        Ids(Signed("/v3/projects", "name=nowhere")).ShouldBeEmpty();
    }

    [Fact]
    public void The_project_list_contains_the_default_and_a_second_project()
    {
        var ids = Ids(Signed("/v3/auth/projects"));

        ids.Count.ShouldBe(2);
        ids[0].ShouldBe(_mock.Engine.Issuer.DefaultProjectId);
        Ids(Signed("/v3/projects")).ShouldBe(ids);
    }

    [Fact]
    public void A_signed_request_gets_the_service_catalog_of_its_project()
    {
        var call = Sign("/v3/auth/catalog", "").With("X-Project-Id", _mock.ProjectId);

        call.SendTo(_mock).Json
            .GetProperty("catalog")[0]
            .GetProperty("endpoints")[0]
            .Text("url")
            .ShouldBe($"http://mock.test/v1/{_mock.ProjectId}");
    }

    [Fact]
    public void Keystone_rejects_missing_credentials_and_the_gateway_a_wrong_signature()
    {
        var anonymous = _mock.Send("GET", "/v3/auth/domains", token: "");
        anonymous.Status.ShouldBe(401);
        anonymous.Json.GetProperty("error").Int("code").ShouldBe(401);

        var wrong = Sign("/v3/auth/domains", "").With("x-sdk-date", "20260101T000001Z").SendTo(_mock);
        wrong.Json.Text("error_code").ShouldBe("APIGW.0301");
        _mock.Engine.Journal.Entries[^1].Detail.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("GET", "/v3/regions")]
    [InlineData("DELETE", "/v3/projects")]
    [InlineData("GET", "/v3/auth")]
    public void An_unknown_Keystone_path_is_not_found(string method, string path)
    {
        var response = _mock.Send(method, path);

        response.Status.ShouldBe(404);
        response.Json.GetProperty("error").Text("title").ShouldBe("Not Found");
    }

    [Fact]
    public void A_path_that_only_begins_like_Keystone_goes_to_the_gateway()
    {
        _mock.Send("GET", "/v3x/auth/tokens").Error.ShouldBe(Errors.PathNotServed);
    }

    private HarnessResponse Signed(string path, string query = "") => Sign(path, query).SendTo(_mock);

    private SignedCall Sign(string path, string query) => Signing.Sign(_mock, "GET", $"{path}?{query}", $"GET\n{path}/\n{query}");

    private static List<string?> Ids(HarnessResponse response) =>
        [.. response.Json.GetProperty("projects").EnumerateArray().Select(project => project.Text("id"))];
}
