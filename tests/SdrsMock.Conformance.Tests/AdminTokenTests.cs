using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using SdrsMock.Conformance.Tests.Support;
using Shouldly;

namespace SdrsMock.Conformance.Tests;

/// <summary>
/// The admin token of the environment is meant for a mock: it is sent to this machine and to a target that is named as a mock.
/// </summary>
public sealed class AdminTokenTests : IDisposable
{
    private const string Token = "an-admin-token-of-some-length";
    private const string Remote = "http://sdrs.example.test";

    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(false, "--endpoint", Remote)]
    [InlineData(false, "--target", """{"url": "http://sdrs.example.test", "project": "PROJECT"}""")]
    [InlineData(false, "--target", """{"url": "http://sdrs.example.test", "project": "PROJECT", "mock": false}""")]
    [InlineData(false, "--endpoint", "http://127.0.0.1.example.test")]
    [InlineData(false, "--target", """{"url": "http://mock.example.test", "mock": true}""", "--endpoint", Remote)]
    [InlineData(true, "--target", """{"url": "http://sdrs.example.test", "mock": true}""")]
    [InlineData(true, "--endpoint", Remote, "--admin-token", Token)]
    public async Task The_token_of_the_environment_is_sent_only_to_a_named_mock(bool isSent, params string[] options)
    {
        var headers = await RunThroughProxyAsync(options);

        headers.ShouldNotBeEmpty();
        headers.Any(header => header.Contains(Token, StringComparison.Ordinal)).ShouldBe(isSent, string.Join('\n', headers));
    }

    [Fact]
    public async Task The_token_of_the_environment_is_sent_to_this_machine()
    {
        var headers = new ConcurrentBag<string>();
        await using var target = await StartAsync(headers);

        await RunAsync(["--endpoint", $"{target.Url}"]);

        headers.ShouldContain(header => header.Contains(Token, StringComparison.Ordinal));
    }

    // The fake target is the proxy, so that every request for a remote host arrives there.
    private async Task<IReadOnlyCollection<string>> RunThroughProxyAsync(string[] options)
    {
        var headers = new ConcurrentBag<string>();
        await using var proxy = await StartAsync(headers);
        var filled = options.Select(option =>
        {
            if (option[0] != '{')
            {
                return option;
            }

            var file = Path.Combine(_folder, "target.json");
            File.WriteAllText(file, option.Replace("PROJECT", CliHarness.Project, StringComparison.Ordinal));
            return file;
        });
        await RunAsync([.. filled, "--proxy", $"{proxy.Url}"]);
        return headers;
    }

    private static Task<FakeTargetServer> StartAsync(ConcurrentBag<string> headers) => FakeTargetServer.StartWildAsync(
        context =>
        {
            headers.Add($"{context.Request.Path} {string.Join("; ", context.Request.Headers.Select(pair => $"{pair.Key}: {pair.Value}"))}");
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        },
        always: true);

    private async Task RunAsync(string[] options)
    {
        var file = Path.Combine(_folder, "a.csv");
        await File.WriteAllTextAsync(file, "scenario,step,call\na,1,ShowQuota\n", TestContext.Current.CancellationToken);
        string[] arguments = ["run", file, "--token", "a-token-of-some-length", .. options];
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "SdrsMock.Conformance.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["SDRS_MOCK_ADMIN_TOKEN"] = Token },
        };
        using var process = Process.Start(start)!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            (await output + await errors).ShouldNotContain(Token);
        }
        finally
        {
            process.Kill();
        }
    }
}
