using System.CommandLine;
using System.CommandLine.Parsing;

namespace SdrsMock.Hosting;

/// <summary>
/// Runs a command line. A usage error prints one line to standard error and returns exit code 2, not System.CommandLine's 1.
/// </summary>
internal sealed class CommandLine(RootCommand root)
{
    /// <summary>Exit code: the server could not start or failed, for example because the port is in use.</summary>
    public const int Failed = 1;

    /// <summary>Exit code: an option is unknown, or a value is invalid.</summary>
    public const int UsageError = 2;

    public Parsed Parse(string[] args) => new(root.Parse(args));

    internal sealed class Parsed(ParseResult result)
    {
        public async Task<int> RunAsync()
        {
            if (result.Errors is [var first, ..])
            {
                await Console.Error.WriteLineAsync($"sdrs-mock: {UsageProblem(first)}");
                return UsageError;
            }

            // ShutdownSignal handles signals: System.CommandLine would end the process two seconds after one, even during a request.
            return await result.InvokeAsync(new() { ProcessTerminationTimeout = null });
        }

        // System.CommandLine's own message names a .NET type.
        private static string UsageProblem(ParseError error) =>
            error.SymbolResult is OptionResult { Tokens: [.., var token], Option: var option }
                && error.Message.StartsWith("Cannot parse argument", StringComparison.Ordinal)
                ? $"{option.Name}: '{token.Value}' is invalid; use {EnvironmentBackedOption.GetValueKind(option.ValueType)}."
                : error.Message.ReplaceLineEndings(" ");
    }
}
