using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using SdrsMock.Conformance.Mutants;
using SdrsMock.Conformance.Reports;
using SdrsMock.Conformance.Scenarios;
using SdrsMock.Conformance.Targets;

namespace SdrsMock.Conformance.Cli;

/// <summary>The commands of <c>sdrs-conformance</c>. The default command is <c>run</c>.</summary>
internal sealed class CommandLine
{
    private const string Purpose = "Runs SDRS scenario files against a mock or a real endpoint and checks the responses.";
    private const string Run = "run";
    private static readonly string[] s_rootOptions = ["--help", "-h", "-?", "/?", "/h", "--version", "[suggest]"];

    // After Ctrl-C the run deletes its resources before it ends. After a kill, sweep deletes them.
    private static readonly TimeSpan s_cleanUp = TimeSpan.FromMinutes(5);

    /// <summary>Starts a mock for the tests of a client; the arguments are options of <c>sdrs-mock exec</c>.</summary>
    public Func<IReadOnlyList<string>, IClientMock> StartClientMock { get; init; } =
        _ => throw new InvalidOperationException("no mock for clients can be started here");

    private readonly RedactingWriter _output;
    private readonly RedactingWriter _errors;
    private readonly Verb[] _commands;

    /// <param name="startMock">Starts the embedded mock.</param>
    /// <param name="output">Standard output, for reports.</param>
    /// <param name="errors">Standard error, for error messages.</param>
    /// <param name="context">Creates the output context.</param>
    public CommandLine(
        Func<CancellationToken, Task<IHostedMock>> startMock, TextWriter output, TextWriter errors, Func<OutputContext> context)
    {
        (_output, _errors) = (new(output), new(errors));
        _commands =
        [
            new(Run, () => new RunCommand(startMock, _output, context()).Command),
            new("lint", () => new LintCommand(startMock, _output, context()).Command),
            new("explain", () => new ExplainCommand(startMock, _output).Command),
            new("list", () => new ListCommand(new(startMock), _output).Command),
            new("coverage", () => new CoverageCommand(startMock, _output).Command),
            new("fmt", () => new FormatCommand(_output).Command),
            new("sweep", () => new SweepCommand(_output).Command),
            new("record", () => new RecordCommand(_output).Command),
            new("new", () => new NewCommand(_output).Command),
            new("diff", () => new DiffCommand(startMock, _output).Command),
            new("report", () => new ReportCommand(_output, context()).Command),
            new("evidence", () => new EvidenceCommand(_output).Command),
            new("mutants", () => new MutantsCommand(startMock, arguments => StartClientMock(arguments), _output, context()).Command),
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
                $"{ProductInfo.Name}: '{first}' is not a command, file or folder; commands: " +
                    $"{string.Join(", ", names)}{DidYouMean.For(first, names)}");
            return Task.FromResult(ExitCodes.Usage);
        }

        return RunAsync(Parse(arguments), cancellation);
    }

    // A plain word is taken as a mistyped command, unless a file or folder has that name.
    private bool IsUsageMistake(string word) =>
        word.Length > 0
            && word.All(letter => char.IsAsciiLetter(letter) || letter == '-')
            && word[0] != '-'
            && !Array.Exists(_commands, command => command.Name == word)
            && !Path.Exists(word);

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        _output.Redactor = _errors.Redactor = Redactor.For([], KnownSecrets.Collect(parsed));
        if (parsed.Errors is [var error, ..])
        {
            await _errors.WriteLineAsync(SafeText.ForConsole($"{ProductInfo.Name}: {FindCommand(parsed) ?? error.Message}"));
            return ExitCodes.Usage;
        }

        // The path argument accepts any text, so an unknown option would be taken as a path.
        var unknown = parsed.CommandResult.Children
            .OfType<ArgumentResult>()
            .SelectMany(argument => MutantsExecCommand.IsCommand(argument.Argument) ? argument.Tokens.Take(1) : argument.Tokens)
            .FirstOrDefault(token => token.Value.StartsWith("--", StringComparison.Ordinal) && !Path.Exists(token.Value));
        if (unknown is not null)
        {
            var options = parsed.CommandResult.Command.Options.Select(option => option.Name);
            await _errors.WriteLineAsync(SafeText.ForConsole(
                $"{ProductInfo.Name}: {GetPath(parsed)} has no option " +
                    $"'{unknown.Value}'{DidYouMean.For(unknown.Value, options)}"));
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
            var commandError = CommandError.FromException(exception)!;
            await _errors.WriteLineAsync(commandError.Message);
            return commandError.ExitCode;
        }
    }

    // The command as it is typed: "mutants run".
    private static string GetPath(ParseResult parsed)
    {
        var names = new List<string>();
        for (SymbolResult? result = parsed.CommandResult; result is CommandResult { Parent: not null } command; result = result.Parent)
        {
            names.Insert(0, command.Command.Name);
        }

        return string.Join(' ', names);
    }

    // The message for a command that requires a subcommand, or null for another command.
    private static string? FindCommand(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        if (command is not { Subcommands.Count: > 0, Name: not ProductInfo.Name })
        {
            return null;
        }

        var choices = string.Join(", ", command.Subcommands.Select(choice => choice.Name));
        return $"{command.Name} requires one of {choices}{(parsed.UnmatchedTokens is [var word, ..] ? $", not '{word}'" : "")}";
    }

    // The default command is run: arguments that do not begin with a command belong to it.
    private ParseResult Parse(string[] arguments) =>
        arguments is [var first, ..] && (s_rootOptions.Contains(first) || Array.Exists(_commands, command => command.Name == first))
            ? Root(arguments).Parse(arguments)
            : Parse([Run, .. arguments]);

    // Creates only the command that is called, and help only if it is requested, because their creation takes longer than the
    // rest of the start.
    private Command Root(string[] arguments)
    {
        Command root = arguments.Any(s_rootOptions.Contains) ? new RootCommand(Purpose) : new Command(ProductInfo.Name, Purpose);
        foreach (var help in root.Options.OfType<HelpOption>())
        {
            help.Action = new HelpWithExitCodes((HelpAction)help.Action!);
        }

        foreach (var command in _commands.Where(command => s_rootOptions.Contains(arguments[0]) || command.Name == arguments[0]))
        {
            root.Subcommands.Add(command.Create());
        }

        return root;
    }

    private sealed record Verb(string Name, Func<Command> Create);
}
