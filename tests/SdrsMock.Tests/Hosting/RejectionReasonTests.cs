using System.Text;
using SdrsMock.Common;
using SdrsMock.Hosting;
using SdrsMock.Http;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Hosting;

/// <summary>The header that explains a rejection: the sentence and the place, in printable ASCII of limited length.</summary>
public sealed class RejectionReasonTests : MockServerTestBase
{
    [Fact]
    public async Task A_rejection_carries_the_sentence_and_the_place()
    {
        using var body = new StringContent("""{"server_group":{"name":5}}""", Encoding.UTF8, "application/json");

        var response = await Client.PostAsync(new Uri($"/v1/{Mock.ProjectId}/server-groups", UriKind.Relative), body, Stop);

        response.Headers.GetValues("X-Sdrs-Mock-Why").Single().ShouldContain("(at ");
    }

    [Fact]
    public async Task The_reason_behind_a_general_message_is_told()
    {
        using var body = new StringContent("{}", Encoding.UTF8, "text/plain");

        var response = await Client.PostAsync(new Uri($"/v1/{Mock.ProjectId}/server-groups", UriKind.Relative), body, Stop);

        response.Headers.GetValues("X-Sdrs-Mock-Why").Single().ShouldContain("application/json");
    }

    [Fact]
    public async Task It_is_left_out_without_hints()
    {
        await using var mock = await SdrsMockServer.StartAsync(options => options.Hints = false, Stop);
        using var client = mock.CreateClient();

        var response = await client.GetAsync(new Uri($"/v1/{mock.ProjectId}/server-groups/x", UriKind.Relative), Stop);

        response.Headers.Contains("X-Sdrs-Mock-Why").ShouldBeFalse();
    }

    [Theory]
    [InlineData("a\r\nX-Evil: 1", "a\\u000d\\u000aX-Evil: 1 (at $)")]
    [InlineData("\u4e2d", "\\u4e2d (at $)")]
    [InlineData("password=secret-1", "password=*** (at $)")]
    public void Foreign_text_is_made_safe(string detail, string shown) =>
        RejectionReason.Describe(new(Errors.RequestInvalid, null, "$", detail)).ShouldBe(shown);

    [Fact]
    public void The_length_is_limited()
    {
        var rejection = new Rejection(Errors.RequestInvalid, null, new('p', 100_000), new('d', 100_000));

        RejectionReason.Describe(rejection)!.Length.ShouldBeLessThanOrEqualTo(400);
    }
}
