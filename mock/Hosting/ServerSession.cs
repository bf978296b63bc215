using System.CommandLine;
using SdrsMock.Diagnostics;

namespace SdrsMock.Hosting;

/// <summary>A running server of the command line, and how its errors become exit codes.</summary>
/// <param name="Options">The options that it was started with.</param>
/// <param name="Host">The server.</param>
internal sealed record ServerSession(MockOptions Options, MockHost Host)
{
    /// <summary>The address without a path, such as <c>http://127.0.0.1:5080</c>.</summary>
    public string Url => $"{Host.Url.Scheme}://{Host.Url.Host}:{Host.Url.Port}";

    /// <summary>Starts a server on a free port for tests that run against mutants.</summary>
    /// <param name="arguments">The options of <c>exec</c>.</param>
    /// <exception cref="ArgumentException">An option is invalid; the message names it.</exception>
    /// <exception cref="IOException">The address cannot be listened on; the message says why.</exception>
    public static ServerSession Start(IReadOnlyList<string> arguments)
    {
        var serve = new ServeOptions(picksFreePort: true);
        var command = new Command("exec");
        foreach (var option in serve.All)
        {
            command.Options.Add(option);
        }

        var parsed = command.Parse(arguments);
        if (parsed.Errors is [var error, ..])
        {
            throw new ArgumentException(error.Message);
        }

        var options = serve.Read(parsed);
        return (options.Mutant, options.State) switch
        {
            (not null, _) => throw new ArgumentException("--mutant: each run has a mutant of its own; unset SDRS_MOCK_MUTANT"),
            (_, not null) => throw new ArgumentException("--state: a mock with a state file has no mutants; unset SDRS_MOCK_STATE"),
            _ => new(options, MockHost.Start(options)),
        };
    }

    /// <summary>Starts a server, does something with it, and stops it.</summary>
    /// <param name="serve">The options of the server.</param>
    /// <param name="parsed">The command line.</param>
    /// <param name="action">What is done while the server runs; returns the exit code.</param>
    public static async Task<int> RunAsync(ServeOptions serve, ParseResult parsed, Func<ServerSession, Task<int>> action)
    {
        try
        {
            var options = serve.Read(parsed);
            using var loggers = LoggerFactories.ToStandardError(serve.GetLogLevel(parsed));
            options.Loggers = loggers;
            using var exporters = OpenTelemetryExporters.Start(options, serve.ServesMetrics(parsed));
            await using var host = MockHost.Start(options);
            return await action(new(options, host));
        }
        catch (ArgumentException exception)
        {
            await Console.Error.WriteLineAsync($"sdrs-mock: {exception.Message}");
            return CommandLine.UsageError;
        }
        catch (IOException exception)
        {
            await Console.Error.WriteLineAsync($"sdrs-mock: {exception.Message}");
            return CommandLine.Failed;
        }
    }
}
