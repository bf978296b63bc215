using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using SdrsMock.Conformance.Recording;
using SdrsMock.Conformance.Targets;
using SdrsMock.Conformance.Tests.Support;
using Shouldly;

namespace SdrsMock.Conformance.Tests;

/// <summary>The recorder lends its credentials only to client programs on this machine.</summary>
public sealed class RecorderAccessTests
{
    [Theory]
    [InlineData("Host", "evil.example")]
    [InlineData("Host", "127.0.0.1.evil.example")]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    public async Task A_request_that_a_foreign_page_caused_is_not_forwarded(string header, string value)
    {
        await using var target = await FakeTargetServer.StartAsync(_ => (200, "{}"));
        using var connection = await ConnectAsync(target);
        await using var recorder = await Recorder.StartAsync(connection, 0, TestContext.Current.CancellationToken);

        using var response = await SendAsync(recorder, "/v1/p/server-groups", header, value);

        ((int)response.StatusCode).ShouldBe(403);
        target.Requests.ShouldBeEmpty();
        recorder.Calls.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Host", "localhost")]
    [InlineData("Host", "sdrs.localhost")]
    [InlineData("Host", "[::1]:80")]
    [InlineData("Sec-Fetch-Site", "none")]
    public async Task A_request_of_a_client_program_is_forwarded_with_the_credentials(string header, string value)
    {
        await using var target = await FakeTargetServer.StartAsync(_ => (200, "{}"));
        using var connection = await ConnectAsync(target);
        await using var recorder = await Recorder.StartAsync(connection, 0, TestContext.Current.CancellationToken);

        using var response = await SendAsync(recorder, "/v1/p/server-groups", header, value);

        ((int)response.StatusCode).ShouldBe(200);
        target.Headers["X-Auth-Token"].ShouldBe("a-token-of-some-length");
    }

    [Fact]
    public async Task The_recorder_does_not_lend_the_admin_token()
    {
        await using var target = await FakeTargetServer.StartAsync(_ => (200, "{}"));
        using var connection = await ConnectAsync(target);
        await using var recorder = await Recorder.StartAsync(connection, 0, TestContext.Current.CancellationToken);

        using var response = await SendAsync(recorder, "/__sdrs/reset", "X-Other", "1");

        target.Requests.ShouldContain(call => call.Contains("/__sdrs/reset", StringComparison.Ordinal));
        target.Headers.Keys.ShouldNotContain("X-Admin-Token");
        target.Headers.Keys.ShouldNotContain("X-Auth-Token");
    }

    [Fact]
    public async Task The_recorder_forwards_no_path_that_can_be_read_in_two_ways()
    {
        await using var target = await FakeTargetServer.StartAsync(_ => (200, "{}"));
        using var connection = await ConnectAsync(target);
        await using var recorder = await Recorder.StartAsync(connection, 0, TestContext.Current.CancellationToken);

        using var response = await SendAsync(recorder, "/v1/p%2F..%2Fother/server-groups", "X-Other", "1");

        ((int)response.StatusCode).ShouldBe(400);
        target.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(0, 200)]
    [InlineData(1, 413)]
    public async Task The_recorder_reads_bodies_of_at_most_16_MB(int more, int status)
    {
        await using var target = await FakeTargetServer.StartWildAsync(ReadWholeAsync);
        using var connection = await ConnectAsync(target);
        await using var recorder = await Recorder.StartAsync(connection, 0, TestContext.Current.CancellationToken);
        using var client = new HttpClient();

        using var content = new ByteArrayContent(new byte[(16 << 20) + more]);
        using var response = await client.PostAsync(
            new Uri(recorder.Url, "/v1/p/server-groups"), content, TestContext.Current.CancellationToken);

        ((int)response.StatusCode).ShouldBe(status);
        recorder.Calls.Count.ShouldBe(status == 200 ? 1 : 0);
        if (status == 413)
        {
            (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("larger than 16 MB");
        }
    }

    private static async Task ReadWholeAsync(HttpContext context)
    {
        context.Features.Get<IHttpMaxRequestBodySizeFeature>()!.MaxRequestBodySize = null;
        await context.Request.Body.CopyToAsync(Stream.Null);
        await context.Response.WriteAsync("{}");
    }

    private static Task<TargetConnection> ConnectAsync(FakeTargetServer target) => TargetConnection.ConnectAsync(
        new() { Url = target.Url, Project = "p", Token = "a-token-of-some-length", AdminToken = "an-admin-token", Mock = false },
        TimeProvider.System, TestContext.Current.CancellationToken);

    private static async Task<HttpResponseMessage> SendAsync(Recorder recorder, string path, string header, string value)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(
            HttpMethod.Post,
            new Uri(
                recorder.Url.AbsoluteUri.TrimEnd('/') + path,
                new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        request.Headers.TryAddWithoutValidation(header, value);
        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
