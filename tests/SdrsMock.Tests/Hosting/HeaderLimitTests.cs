using System.Net;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Hosting;

/// <summary>Too many header lines are rejected in the gateway's form, as headers that are too large are.</summary>
public sealed class HeaderLimitTests : MockServerTestBase
{
    [Theory]
    [InlineData(90, HttpStatusCode.OK)]
    [InlineData(101, (HttpStatusCode)494)]
    [InlineData(400, (HttpStatusCode)494)]
    public async Task More_than_100_header_lines_are_rejected_with_a_body(int lines, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"/v1/{Mock.ProjectId}/server-groups", UriKind.Relative));
        for (var index = 0; index < lines; index++)
        {
            request.Headers.TryAddWithoutValidation($"X-Line-{index}", "1");
        }

        var response = await Client.SendAsync(request, Stop);

        response.StatusCode.ShouldBe(expected);
        (await response.Content.ReadAsStringAsync(Stop)).ShouldStartWith(
            expected == HttpStatusCode.OK ? "{\"server_groups\"" : "{\"error_code\"");
    }
}
