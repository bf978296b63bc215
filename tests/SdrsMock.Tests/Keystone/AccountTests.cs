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
    public void Terraforms_first_call_learns_the_account()
    {
        var domain = Signed("/v3/auth/domains").Json.GetProperty("domains").EnumerateArray().ShouldHaveSingleItem();

        domain.Text("id").ShouldBe(_mock["user_domain_id"]);
        domain.Text("name").ShouldBe(_mock["user_domain"]);
        domain.GetProperty("enabled").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public void A_region_leads_to_its_project()
    {
        Ids(Signed("/v3/projects", $"name={_mock["region"]}")).ShouldBe([_mock.Engine.Issuer.DefaultProjectId]);
        Ids(Signed("/v3/projects", $"name={_mock["project_name"]}")).ShouldBe([_mock.ProjectId]);
        Ids(Signed("/v3/projects", "name=nowhere")).ShouldBeEmpty();
    }

    [Fact]
    public void The_projects_are_the_default_one_and_another()
    {
        var ids = Ids(Signed("/v3/auth/projects"));

        ids.Count.ShouldBe(2);
        ids[0].ShouldBe(_mock.Engine.Issuer.DefaultProjectId);
        Ids(Signed("/v3/projects")).ShouldBe(ids);
    }

    [Fact]
    public void Who_signs_finds_the_catalog_of_the_project_that_the_call_names()
    {
        var call = Sign("/v3/auth/catalog", "").With("X-Project-Id", _mock.ProjectId);

        call.SendTo(_mock).Json
            .GetProperty("catalog")[0]
            .GetProperty("endpoints")[0]
            .Text("url")
            .ShouldBe($"http://mock.test/v1/{_mock.ProjectId}");
    }

    [Fact]
    public void Nobody_is_refused_in_Keystones_form_and_a_wrong_signature_by_the_gateway()
    {
        var nobody = _mock.Send("GET", "/v3/auth/domains", token: "");
        nobody.Status.ShouldBe(401);
        nobody.Json.GetProperty("error").Int("code").ShouldBe(401);

        var wrong = Sign("/v3/auth/domains", "").With("x-sdk-date", "20260101T000001Z").SendTo(_mock);
        wrong.Json.Text("error_code").ShouldBe("APIGW.0301");
        _mock.Engine.Journal.Entries[^1].Detail.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("GET", "/v3/regions")]
    [InlineData("DELETE", "/v3/projects")]
    [InlineData("GET", "/v3/auth")]
    public void What_is_not_served_is_not_found(string method, string path)
    {
        var answer = _mock.Send(method, path);

        answer.Status.ShouldBe(404);
        answer.Json.GetProperty("error").Text("title").ShouldBe("Not Found");
    }

    [Fact]
    public void Paths_that_only_begin_alike_are_the_gateways()
    {
        _mock.Send("GET", "/v3x/auth/tokens").Error.ShouldBe(Errors.PathNotServed);
    }

    private Answer Signed(string path, string query = "") => Sign(path, query).SendTo(_mock);

    private SignedCall Sign(string path, string query) => Signing.Sign(_mock, "GET", $"{path}?{query}", $"GET\n{path}/\n{query}");

    private static List<string?> Ids(Answer answer) =>
        [.. answer.Json.GetProperty("projects").EnumerateArray().Select(project => project.Text("id"))];
}
