using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Hosting;

/// <summary>Options whose values are secret: never printed, never silently empty.</summary>
public sealed class SecretOptionTests
{
    [Theory]
    [InlineData("--admin-token")]
    [InlineData("--state")]
    [InlineData("--cert-password")]
    public async Task An_empty_value_is_a_usage_error(string option)
    {
        var (code, errors) = await ToolProcess.Rejection([option, ""]);

        code.ShouldBe(2);
        errors.ShouldContain($"{option}: the value is empty");
    }

    [Fact]
    public async Task An_empty_variable_is_a_usage_error()
    {
        var (code, errors) = await ToolProcess.Rejection([], ("SDRS_MOCK_ADMIN_TOKEN", " "));

        code.ShouldBe(2);
        errors.ShouldContain("SDRS_MOCK_ADMIN_TOKEN: the value is empty");
    }

    [Fact]
    public async Task An_empty_token_is_rejected_in_process() =>
        (await Should.ThrowAsync<ArgumentException>(
            () => SdrsMockServer.StartAsync(options => options.AdminToken = "", TestContext.Current.CancellationToken)))
            .Message.ShouldContain("AdminToken");

    [Fact]
    public async Task Help_prints_no_secret_of_the_environment()
    {
        var help = await ToolProcess.Output(
            ["--help"],
            ("SDRS_MOCK_ADMIN_TOKEN", "s3cr3t-a"), ("SDRS_MOCK_STATE", "postgres://u:s3cr3t-b@h/db"),
                ("SDRS_MOCK_CERT_PASSWORD", "s3cr3t-c"));

        help.ShouldContain("--admin-token");
        help.ShouldNotContain("s3cr3t");
    }
}
