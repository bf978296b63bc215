using SdrsMock.Hosting;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Hosting;

/// <summary>The warning about an unprotected control plane beyond loopback.</summary>
public sealed class WarningTests
{
    [Theory]
    [InlineData("http://0.0.0.0:5080")]
    [InlineData("http://[::]:5080")]
    [InlineData("http://192.168.7.7:5080")]
    [InlineData("https://sdrs-mock:5080")]
    public void Listening_beyond_loopback_without_an_admin_token_logs_a_warning(string url)
    {
        LogOf(url, token: null).ShouldBe(
            [$"Warning: The control plane on {new Uri(url).Authority} is not protected. Set --admin-token."]);
    }

    [Theory]
    [InlineData("http://0.0.0.0:5080", "sesame")]
    [InlineData("http://127.0.0.1:5080", null)]
    [InlineData("http://127.0.0.1:5080", "sesame")]
    [InlineData("http://[::1]:5080", null)]
    [InlineData("https://localhost:5080", null)]
    public void An_admin_token_or_loopback_gives_no_warning(string url, string? token)
    {
        LogOf(url, token).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_mock_that_starts_on_loopback_logs_nothing()
    {
        using var log = new RecordingLog();
        await using (await SdrsMockServer.StartAsync(options => options.Loggers = log, TestContext.Current.CancellationToken))
        {
        }

        log.Lines.ShouldBeEmpty();
    }

    // Without a port: nothing in a test shall be reached from elsewhere.
    private static IReadOnlyCollection<string> LogOf(string url, string? token)
    {
        using var log = new RecordingLog();
        var engine = new MockHarness(options => (options.Url, options.AdminToken, options.Loggers) = (new(url), token, log)).Engine;
        new AdminEndpoint(engine.Options).OnListening([new(url)]);
        return log.Lines;
    }
}
