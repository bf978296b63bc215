using System.CommandLine;
using System.CommandLine.Parsing;

namespace SdrsMock.Hosting;

/// <summary>Runs a command line; a usage error is one sentence on standard error and exit code 2, not System.CommandLine's 1.</summary>
internal sealed class CommandLine(RootCommand root)
{
    public const int Failed = 1;
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

            // Signals are ours: System.CommandLine would end the process two seconds after one, whatever is under way.
            return await result.InvokeAsync(new() { ProcessTerminationTimeout = null });
        }

        // System.CommandLine says of a wrong value which .NET type it is not.
        private static string UsageProblem(ParseError error) =>
            error.SymbolResult is OptionResult { Tokens: [.., var token], Option: var option } && error.Message.StartsWith("Cannot parse argument", StringComparison.Ordinal)
                ? $"{option.Name} takes {EnvironmentBackedOption.GetValueKind(option.ValueType)}, not '{token.Value}'."
                : error.Message.ReplaceLineEndings(" ");
    }
}
