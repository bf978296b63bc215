using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Hosting;

/// <summary>
/// Connections that send slowly, or nothing, and connections that are too many. Short limits, so that no test waits long for a
/// long one.
/// </summary>
public sealed class ConnectionTimeoutTests
{
    private static readonly ConnectionLimits s_short = new()
    {
        KeepAliveTimeout = TimeSpan.FromSeconds(1),
        RequestHeadersTimeout = TimeSpan.FromSeconds(1),
        MinRequestBodyDataRate = 1000,
        GracePeriod = TimeSpan.FromSeconds(1.1),
    };

    [Theory]
    [InlineData("")]
    [InlineData("P")]
    [InlineData("PRI * HTTP/2")]
    public async Task A_silent_connection_is_closed_after_the_time_out(string bytes)
    {
        await using var mock = await Start(s_short);
        using var transport = await RawSocketClient.To(mock);
        await transport.Send(bytes);

        (await transport.TextToEnd()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Headers_that_do_not_arrive_in_time_are_rejected()
    {
        await using var mock = await Start(s_short);
        using var transport = await RawSocketClient.To(mock);
        await transport.Send("GET /v1 HTTP/1.1\r\nHost: a\r\nX: ");

        (await transport.AnswersToEnd()).ShouldHaveSingleItem().Status.ShouldBe(408);
    }

    [Theory]
    [InlineData("Content-Length: 2000000\r\n\r\n{")]
    [InlineData("Content-Length: 20\r\n\r\n{")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n5\r\n{")]
    public async Task A_body_that_arrives_too_slowly_is_rejected(string rest)
    {
        await using var mock = await Start(s_short);
        using var transport = await RawSocketClient.To(mock);
        await transport.Send(
            $"POST /v1/{mock.ProjectId}/server-groups HTTP/1.1\r\nHost: a\r\nX-Auth-Token: any\r\nContent-Type: "
                + $"application/json\r\n{rest}");

        var response = (await transport.AnswersToEnd()).ShouldHaveSingleItem();

        response.Status.ShouldBe(408);
        response.Header("X-Request-Id").ShouldNotBeNull();
    }

    [Fact]
    public async Task An_idle_connection_is_closed()
    {
        await using var mock = await Start(s_short);
        using var transport = await RawSocketClient.To(mock);
        await transport.Send("GET /v3 HTTP/1.1\r\nHost: a\r\n\r\n");

        (await transport.AnswersToEnd()).ShouldHaveSingleItem().Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_connection_beyond_the_limit_is_closed_and_the_others_are_served()
    {
        await using var mock = await Start(new() { MaxConnections = 3 });
        var wires = new List<RawSocketClient>();
        for (var number = 0; number < 3; number++)
        {
            wires.Add(await RawSocketClient.To(mock));
            // A connection is known to count only after its first response.
            await wires[number].Send("GET /v3 HTTP/1.1\r\nHost: a\r\n\r\n");
            await wires[number].ReadSome();
        }

        using var tooMany = await RawSocketClient.To(mock);
        await tooMany.Send("GET /v3 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        (await tooMany.TextToEnd()).ShouldBeEmpty();

        foreach (var transport in wires)
        {
            await transport.Send("GET /v3 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
            (await transport.AnswersToEnd()).ShouldHaveSingleItem().Status.ShouldBe(200);
            transport.Dispose();
        }
    }

    private static Task<SdrsMockServer> Start(ConnectionLimits limits) =>
        SdrsMockServer.StartAsync(options => options.Connections = limits, TestContext.Current.CancellationToken);
}
