using System.CommandLine;
using System.CommandLine.Parsing;
using SdrsMock.Conformance.Reports;
using SdrsMock.Conformance.Scenarios;
using SdrsMock.Conformance.Targets;

namespace SdrsMock.Conformance.Cli;

/// <summary>The commands of <c>sdrs-conformance</c>. Without one, <c>run</c> is meant.</summary>
internal sealed class CommandLine
{
    private const string Purpose = "Replays SDRS scenario files against a mock or any real endpoint and judges the answers.";
    private const string Run = "run";
    private static readonly string[] s_rootOptions = ["--help", "-h", "-?", "/?", "/h", "--version", "[suggest]"];

    // After Ctrl-C what was created is deleted first; who cannot wait kills the run and lets sweep do it.
    private static readonly TimeSpan s_cleanUp = TimeSpan.FromMinutes(5);

    private readonly TextWriter _output;
    private readonly TextWriter _errors;
    private readonly Verb[] _commands;

    /// <param name="startMock">Starts the embedded mock.</param>
    /// <param name="output">Where reports go.</param>
    /// <param name="errors">Where sentences about usage and trouble go.</param>
    /// <param name="audience">Who looks on.</param>
    public CommandLine(
        Func<CancellationToken, Task<IHostedMock>> startMock, TextWriter output, TextWriter errors, Func<OutputContext> audience)
    {
        (_output, _errors) = (output, errors);
        _commands =
        [
            new(Run, () => new RunCommand(startMock, output, audience()).Command),
            new("lint", () => new LintCommand(new(startMock), output, audience()).Command),
            new("list", () => new ListCommand(new(startMock), output).Command),
            new("coverage", () => new CoverageCommand(startMock, output).Command),
            new("fmt", () => new FormatCommand(output).Command),
            new("sweep", () => new SweepCommand(output).Command),
            new("record", () => new RecordCommand(output).Command),
            new("diff", () => new DiffCommand(startMock, output).Command),
        ];
    }

    public Task<int> RunAsync(string[] arguments, CancellationToken cancellation = default)
    {
        if (arguments is ["--version"])
        {
            _output.WriteLine(ProductInfo.Build);
            return Task.FromResult(ExitCodes.Conforms);
        }

        if (arguments is [var first, ..] && IsUsageMistake(first))
        {
            var names = _commands.Select(command => command.Name).ToList();
            _errors.WriteLine(
                $"{ProductInfo.Name}: '{first}' is neither a file or folder nor a command " +
                    $"({string.Join(", ", names)}){DidYouMean.For(first, names)}");
            return Task.FromResult(ExitCodes.Usage);
        }

        return RunAsync(Parse(arguments), cancellation);
    }

    // A bare word is a command that was mistyped, unless it is there to be played.
    private bool IsUsageMistake(string word) =>
        word.Length > 0
            && word.All(letter => char.IsAsciiLetter(letter) || letter == '-')
            && word[0] != '-'
            && !Array.Exists(_commands, command => command.Name == word)
            && !Path.Exists(word);

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        if (parsed.Errors is [var error, ..])
        {
            await _errors.WriteLineAsync($"{ProductInfo.Name}: {FindCommand(parsed) ?? error.Message}");
            return ExitCodes.Usage;
        }

        // A path may be anything, so that an option which the command has not would be looked for as a file.
        if (parsed.CommandResult.Children.OfType<ArgumentResult>().SelectMany(argument => argument.Tokens).FirstOrDefault(token => token.Value.StartsWith("--", StringComparison.Ordinal) && !Path.Exists(token.Value)) is { } unknown)
        {
            var options = parsed.CommandResult.Command.Options.Select(option => option.Name);
            await _errors.WriteLineAsync(
                $"{ProductInfo.Name}: {parsed.CommandResult.Command.Name} has no option " +
                    $"'{unknown.Value}'{DidYouMean.For(unknown.Value, options)}");
            return ExitCodes.Usage;
        }

        try
        {
            return await parsed.InvokeAsync(
                new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = s_cleanUp, Output = _output, Error = _errors },
                cancellation);
        }
        catch (Exception exception) when (CommandError.FromException(exception) is not null)
        {
            var complaint = CommandError.FromException(exception)!;
            await _errors.WriteLineAsync(complaint.Sentence);
            return complaint.ExitCode;
        }
    }

    // What one of several words was to follow.
    private static string? FindCommand(ParseResult parsed) =>
        parsed.CommandResult.Command is { Subcommands: { Count: > 0 } choices, Name: not ProductInfo.Name } command
        ? $"{command.Name} wants one of " +
            $"{string.Join(", ", choices.Select(choice => choice.Name))}{(parsed.UnmatchedTokens is [var word, ..] ? $", not '{word}'" : "")}"
        : null;

    // The first command of the README is the bare program; what is no command is a path or an option of run.
    private ParseResult Parse(string[] arguments) =>
        arguments is [var first, ..] && (s_rootOptions.Contains(first) || Array.Exists(_commands, command => command.Name == first))
            ? Root(arguments).Parse(arguments)
            : Parse([Run, .. arguments]);

    // A start is short: the options of commands that are not called stay unmade, and so does the help that nobody asks for,
    // since opening its texts takes longer than all the rest.
    private Command Root(string[] arguments)
    {
        Command root = arguments.Any(s_rootOptions.Contains) ? new RootCommand(Purpose) : new Command(ProductInfo.Name, Purpose);
        foreach (var command in _commands.Where(command => s_rootOptions.Contains(arguments[0]) || command.Name == arguments[0]))
        {
            root.Subcommands.Add(command.Create());
        }

        return root;
    }

    private sealed record Verb(string Name, Func<Command> Create);
}
