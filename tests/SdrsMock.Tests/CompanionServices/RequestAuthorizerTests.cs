using SdrsMock.Common;
using SdrsMock.Tests.Engine;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.CompanionServices;

/// <summary>Authentication of the companion services: the same credentials as for SDRS, in each mode.</summary>
public sealed class RequestAuthorizerTests
{
    private const string Servers = "/v1/{project_id}/cloudservers/detail";

    private readonly MockHarness _strict = new(options => options.Auth = AuthMode.Verify);

    [Fact]
    public void Requests_without_credentials_are_served_only_with_auth_off()
    {
        new MockHarness().Send("GET", Servers, token: "").Error.ShouldBe(Errors.CredentialsMissing);
        new MockHarness(options => options.Auth = AuthMode.Off).Send("GET", Servers, token: "").Status.ShouldBe(200);
    }

    [Theory]
    [InlineData("token", 200)]
    [InlineData("token_expired", 401)]
    [InlineData("token_revoked", 401)]
    [InlineData("token_other_project", 403)]
    [InlineData("token_without_roles", 403)]
    [InlineData("token_foreign_role", 403)]
    [InlineData("token_read_only", 200)]
    public void Tokens_are_checked_as_for_SDRS_and_rejected_by_the_gateway(string token, int status)
    {
        var response = _strict.Send("GET", Servers, token: _strict[token]);

        response.Status.ShouldBe(status);
        if (status != 200)
        {
            response.Json.Text("error_code").ShouldStartWith("APIGW.");
            _strict.Engine.Journal.Entries[^1].Detail.ShouldNotBeNullOrEmpty();
        }
    }

    [Fact]
    public void The_reader_cannot_write()
    {
        _strict.Send("POST", "/v1/{project_id}/vpcs", "{\"vpc\":{\"name\":\"x\"}}", _strict["token_read_only"]).Status.ShouldBe(403);
    }

    [Fact]
    public void Only_correctly_signed_requests_are_served()
    {
        var path = $"/v1/{_strict.ProjectId}/vpcs";
        var call = Signing.Sign(_strict, "GET", path, $"GET\n{path}/\n");

        call.SendTo(_strict).Status.ShouldBe(200);
        call.With("x-sdk-date", "20260101T000001Z").SendTo(_strict).Error.ShouldBe(Errors.SignatureWrong);
    }

    [Fact]
    public void A_path_without_a_project_uses_the_project_of_the_token()
    {
        var id = _strict.CallSuccessfully("POST", "/v2.0/security-groups", "{'security_group':{'name':'mine'}}")
            .GetProperty("security_group")
            .Text("id")!;

        _strict.Project.Inventory.SecurityGroups[id].ShouldNotBeNull();
        _strict.Send("GET", $"/v2.0/security-groups/{id}", token: _strict["token_other_project"]).Status.ShouldBe(404);
    }

    [Fact]
    public void Each_request_is_in_the_journal_with_its_project_and_job()
    {
        var job = _strict.CallSuccessfully(
            "POST", "/v1/{project_id}/cloudservers/action", "{'os-start':{'servers':[{'id':'{server_a}'}]}}")
            .Text("job_id");

        var entry = _strict.Engine.Journal.Entries[^1];
        entry.Path.ShouldBe($"/v1/{_strict.ProjectId}/cloudservers/action");
        entry.ProjectId.ShouldBe(_strict.ProjectId);
        entry.JobId.ShouldBe(job);
        entry.Operation.ShouldBeNull();
    }
}
