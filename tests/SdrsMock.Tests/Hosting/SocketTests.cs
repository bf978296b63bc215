using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Hosting;

/// <summary>Malformed HTTP: it is rejected by a response or a closed connection, and the next request is served.</summary>
public sealed class SocketTests : IAsyncLifetime
{
    private const string Auth = "Host: 127.0.0.1\r\nX-Auth-Token: any\r\n";

    private SdrsMockServer _mock = null!;

    private string List => $"GET /v1/{_mock.ProjectId}/server-groups HTTP/1.1\r\n{Auth}";

    private string Create => $"POST /v1/{_mock.ProjectId}/server-groups HTTP/1.1\r\n{Auth}Content-Type: application/json\r\n";

    public async ValueTask InitializeAsync() => _mock = await SdrsMockServer.StartAsync();

    public ValueTask DisposeAsync() => _mock.DisposeAsync();

    [Theory]
    [InlineData("Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}")]
    [InlineData("Content-Length: 2, 2\r\n\r\n{}")]
    [InlineData("Content-Length: -2\r\n\r\n{}")]
    [InlineData("Content-Length: 0x2\r\n\r\n{}")]
    [InlineData("Content-Length: 99999999999999999999\r\n\r\n{}")]
    [InlineData("Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\n0\r\n\r\n")]
    [InlineData("Transfer-Encoding: gzip\r\n\r\n{}")]
    [InlineData("Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n")]
    [InlineData("Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n")]
    [InlineData("Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFF\r\n{}")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n2\r\n{}XX0\r\n\r\n")]
    [InlineData("X: a\r\n folded\r\n\r\n")]
    [InlineData("X: a\0b\r\n\r\n")]
    [InlineData("NoColon\r\n\r\n")]
    [InlineData(": no name\r\n\r\n")]
    [InlineData("Host: other.test\r\n\r\n")]
    public async Task Ambiguous_framing_is_rejected_and_closes_the_connection(string rest)
    {
        using var transport = await RawSocketClient.To(_mock);
        await transport.Send($"{Create}{rest}");

        var response = (await transport.AnswersToEnd()).ShouldHaveSingleItem();

        response.Status.ShouldBeOneOf(400, 413, 501);
        _mock.Requests.ShouldAllBe(entry => entry.Path != "/smuggled");
        await StillServes();
    }

    [Theory]
    [InlineData("GET / HTTP/1.1\n\n")]
    [InlineData("GET / HTTP/9.9\r\n\r\n")]
    [InlineData("GET / HTTP/1.1 x\r\n\r\n")]
    [InlineData("GET\r\n\r\n")]
    [InlineData("\0\r\n\r\n")]
    [InlineData("GET \0 HTTP/1.1\r\nHost: a\r\n\r\n")]
    [InlineData("GET /%00 HTTP/1.1\r\nHost: a\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\n\r\n")]
    [InlineData("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\nrubbish that is no frame of HTTP/2")]
    [InlineData("PRI * HTTP/2.0 not quite\r\n\r\n")]
    [InlineData("\x16\x03\x01\x02\x00\x01\x00\x01\xFC\x03\x03")]
    public async Task Bytes_that_are_not_HTTP_are_rejected(string bytes)
    {
        using var transport = await RawSocketClient.To(_mock);
        await transport.Send(bytes);

        var response = await transport.Finish().TextToEnd();

        response.ShouldNotContain("HTTP/1.1 2");
        response.ShouldNotContain("HTTP/1.1 500");
        await StillServes();
    }

    [Theory]
    [InlineData("POST", "5;name=\"value\"\r\n{\"a\":\r\n2\r\n1}\r\n0\r\n\r\n")]
    [InlineData("POST", "00000007\r\n{\"a\":1}\r\n0\r\nTrailer: x\r\n\r\n")]
    public async Task Chunk_extensions_and_trailers_do_not_disturb_the_next_request(string method, string chunks)
    {
        using var transport = await RawSocketClient.To(_mock);
        await transport.Send(
            $"{Create.Replace("POST", method, StringComparison.Ordinal)}Transfer-Encoding: chunked\r\n\r\n{chunks}{List}Connection: " +
                $"close\r\n\r\n");

        (await transport.AnswersToEnd()).Select(response => response.Status).ShouldBe([400, 200]);
        _mock.Requests[^2].Body.ShouldBe("{\"a\":1}");
    }

    [Fact]
    public async Task HTTP_1_0_is_served_and_the_connection_is_closed()
    {
        using var transport = await RawSocketClient.To(_mock);
        await transport.Send($"GET /v1/{_mock.ProjectId}/server-groups HTTP/1.0\r\nX-Auth-Token: any\r\n\r\n");

        (await transport.AnswersToEnd()).ShouldHaveSingleItem().Status.ShouldBe(200);
    }

    [Fact]
    public async Task Pipelined_requests_get_responses_in_order()
    {
        using var transport = await RawSocketClient.To(_mock);
        await transport.Send(
            $"{string.Concat(Enumerable.Range(0, 50).Select(number => number % 2 == 0 ? $"{List}\r\n" : $"{Create}Content-Length: "
                + $"2\r\n\r\n{{}}"))}{List}Connection: close\r\n\r\n");

        (await transport.AnswersToEnd())
            .Select(response => response.Status)
            .ShouldBe(Enumerable.Range(0, 51).Select(number => number % 2 == 0 ? 200 : 400));
    }

    [Theory]
    [InlineData("")]
    [InlineData("GET /v3 HTTP/1.1\r\nHost: a\r\n\r\n")]
    [InlineData("GET /v3 HTTP/1.1\r\nHost:")]
    [InlineData("POST /v3/auth/tokens HTTP/1.1\r\nHost: a\r\nContent-Length: 200\r\n\r\n{")]
    public async Task A_half_closed_connection_counts_as_closed(string bytes)
    {
        using var transport = await RawSocketClient.To(_mock);
        await transport.Send(bytes);

        // Kestrel does not support half-closed connections: a response arrives only if it was faster.
        (await transport.Finish().AnswersToEnd()).ShouldAllBe(response => response.Status < 500);
        await StillServes();
    }

    [Theory]
    [InlineData(40_000, 494)]
    [InlineData(70_000, 431)]
    public async Task The_gateway_rejects_large_headers_and_the_server_endless_ones(int length, int status)
    {
        using var transport = await RawSocketClient.To(_mock);
        await transport.Send($"{List}X: {new string('a', length)}\r\nConnection: close\r\n\r\n");

        (await transport.AnswersToEnd()).ShouldHaveSingleItem().Status.ShouldBe(status);
        await StillServes();
    }

    private async Task StillServes()
    {
        using var client = _mock.CreateClient();
        (
            await client.GetAsync($"/v1/{_mock.ProjectId}/server-groups", TestContext.Current.CancellationToken))
            .IsSuccessStatusCode.ShouldBeTrue();
    }
}
