using SdrsMock.Common;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Engine;

public sealed class AuthenticatorTests
{
    [Theory]
    [InlineData("token_expired", "ALL-02", "APIGW.0307")]
    [InlineData("token_read_only", "ALL-04", "SDRS.0005")]
    [InlineData("token_without_roles", "ALL-04", "SDRS.0003")]
    [InlineData("token_foreign_role", "ALL-04", "SDRS.0004")]
    [InlineData("token_other_project", "ALL-03", "SDRS.0001")]
    [InlineData("token_revoked", "ALL-01", "SDRS.0002")]
    [InlineData("token_barred", "ALL-04", "APIGW.0302")]
    [InlineData("token_without_domain_id", null, "SDRS.0015")]
    [InlineData("token_without_domain_name", null, "SDRS.0016")]
    [InlineData("token_disabled_project", null, "APIGW.0310")]
    public void A_defective_token_is_rejected_with_the_matching_error(string variable, string? constraint, string code)
    {
        var mock = new MockHarness(options => options.Auth = AuthMode.Verify);

        var response = mock.Send("POST", $"/v1/{mock.ProjectId}/server-groups", "{}", mock[variable]);

        response.Error!.Code.ShouldBe(code);
        response.Constraint.ShouldBe(constraint);
    }

    [Fact]
    public void A_reader_can_read()
    {
        var mock = new MockHarness(options => options.Auth = AuthMode.Verify);

        mock.Send("GET", $"/v1/{mock.ProjectId}/server-groups", token: mock["token_read_only"]).ShouldSucceed();
        mock.Send("POST", $"/v1/{mock.ProjectId}/protected-instances/resource_instances/action", """{"action":"count"}""",
            mock["token_read_only"]).ShouldSucceed();
    }

    [Fact]
    public void A_token_expires_on_the_mock_clock()
    {
        var mock = new MockHarness(options => options.Auth = AuthMode.Verify);
        var token = mock.Engine.Issuer.Issue(
            new("unknown", mock.ProjectId, mock.Clock.Now.AddHours(24), SdrsMock.Auth.Roles.Administrator));

        mock.Send("GET", $"/v1/{mock.ProjectId}/server-groups", token: token).ShouldSucceed();
        mock.Clock.Advance(TimeSpan.FromHours(24));

        mock.Send("GET", $"/v1/{mock.ProjectId}/server-groups", token: token).ShouldBreak("ALL-02", Errors.TokenExpired);
    }

    [Fact]
    public void Present_accepts_any_credentials_and_verify_only_those_of_the_mock()
    {
        var open = new MockHarness();
        var strict = new MockHarness(options => options.Auth = AuthMode.Verify);

        open.Send("GET", $"/v1/{open.ProjectId}/server-groups", token: "anything").ShouldSucceed();
        strict.Send("GET", $"/v1/{strict.ProjectId}/server-groups", token: "anything").ShouldBreak("ALL-01", Errors.TokenUndecodable);
    }

    [Fact]
    public void A_tampered_token_is_rejected()
    {
        var mock = new MockHarness(options => options.Auth = AuthMode.Verify);
        var tampered = mock["token"].Replace("sdrsmock.6", "sdrsmock.7", StringComparison.Ordinal);

        mock.Send("GET", $"/v1/{mock.ProjectId}/server-groups", token: tampered).ShouldBreak("ALL-01", Errors.TokenUndecodable);
    }

    [Theory]
    [InlineData("short")]
    [InlineData("zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz")]
    public void A_project_id_is_32_hexadecimal_characters(string projectId)
    {
        new MockHarness().Send("GET", $"/v1/{projectId}/server-groups").ShouldBreak("ALL-03", Errors.TenantInvalid);
    }
}
