using System.CommandLine;
using System.Diagnostics;
using SdrsMock.Schemas;

namespace SdrsMock.Hosting;

/// <summary><c>health [--url U] [--wait T]</c>: asks a mock whether it is ready. Exit code 0 if it is, 1 if not.</summary>
internal sealed class HealthCommand
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(5);

    private readonly Option<string> _url = new("--url")
    {
        Description = "address of the mock [SDRS_MOCK_URL]",
        DefaultValueFactory = _ =>
            Environment.GetEnvironmentVariable("SDRS_MOCK_URL") is { Length: > 0 } url ? url : "http://127.0.0.1:5080",
    };

    private readonly Option<string> _wait = new("--wait")
    {
        Description = "how long to wait until it is ready: 30s, 500ms; 0 asks once",
        DefaultValueFactory = _ => "0",
    };

    public HealthCommand()
    {
        Command = new("health", "Ask a mock whether it is ready. Exit code 0 if it is, 1 if it is not, 2 on a usage error.")
        {
            _url, _wait,
        };
        Command.SetAction(RunAsync);
    }

    public Command Command { get; }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var (url, wait) = (parsed.GetValue(_url)!, parsed.GetValue(_wait)!);
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            return await FailAsync($"--url: '{url}' is invalid; use an address such as http://127.0.0.1:5080.", CommandLine.UsageError);
        }

        if (DurationParser.TryParse(wait, defaultUnit: "s") is not { } limit)
        {
            return await FailAsync($"--wait: '{wait}' is invalid; use a duration such as 30s or 500ms.", CommandLine.UsageError);
        }

        using var client = CreateClient(address);
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            var problem = await FindProblemAsync(client, address, cancellation);
            if (problem is null)
            {
                Console.WriteLine($"{address.GetLeftPart(UriPartial.Authority)} is ready");
                return 0;
            }

            if (Stopwatch.GetElapsedTime(started) >= limit)
            {
                return await FailAsync($"{address.GetLeftPart(UriPartial.Authority)} is not ready: {problem}", CommandLine.Failed);
            }

            await Task.Delay(s_pause, cancellation);
        }
    }

    // The certificate of a mock on this machine is self-signed, and no secret is sent.
    private static HttpClient CreateClient(Uri address)
    {
        var handler = new HttpClientHandler { UseProxy = !address.IsLoopback };
        if (address.IsLoopback)
        {
            handler.ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator;
        }

        return new(handler) { Timeout = s_timeout };
    }

    private static async Task<string?> FindProblemAsync(HttpClient client, Uri address, CancellationToken cancellation)
    {
        try
        {
            using var response = await client.GetAsync(new Uri(address, "/__sdrs/health/ready"), cancellation);
            return response.IsSuccessStatusCode ? null : $"it returns {(int)response.StatusCode}";
        }
        catch (HttpRequestException exception)
        {
            return exception.Message;
        }
        catch (TaskCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return $"it returns nothing within {s_timeout.TotalSeconds} s";
        }
    }

    private static async Task<int> FailAsync(string message, int exitCode)
    {
        await Console.Error.WriteLineAsync($"sdrs-mock: {message}");
        return exitCode;
    }
}
