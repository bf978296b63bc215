using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using SdrsMock.Conformance.Mutants;
using SdrsMock.Conformance.Mutants.Reports;
using SdrsMock.Conformance.Reports;
using SdrsMock.Conformance.Targets;

namespace SdrsMock.Conformance.Cli;

/// <summary><c>mutants exec -- COMMAND</c>: which bugs of the service the tests of a client would notice.</summary>
internal sealed class MutantsExecCommand
{
    private const string CommandArgument = "command";

    private readonly Func<CancellationToken, Task<IHostedMock>> _startMock;
    private readonly Func<IReadOnlyList<string>, IClientMock> _startClientMock;
    private readonly TextWriter _output;
    private readonly OutputContext _outputContext;
    private readonly MutantOptions _mutants = new();
    private readonly MutantReportOptions _reports = new();
    private readonly Argument<string[]> _command = new(CommandArgument)
    {
        Description = "The command that runs the tests, and its arguments, after --.",
        Arity = ArgumentArity.OneOrMore,
    };
    private readonly Option<TimeSpan?> _timeout = new("--timeout")
    {
        Description = "End a run with a mutant after this time, such as 2m (default: 3 times a run without one, and 30s).",
        HelpName = "time",
        CustomParser = OptionParsers.Duration,
    };

    // Passed on to the mock, whose parser checks them.
    private readonly List<Option<string?>> _mockOptions =
    [
        MockOption("--auth", "off, present or verify"), MockOption("--clock", "real or frozen"), MockOption("--edition", "the edition"),
        MockOption("--inventory", "a JSON file with the inventory"), MockOption("--job-duration", "how long a job takes, such as 200ms"),
        MockOption("--port", "the port, otherwise a free one"), MockOption("--quirk", "follow a shipping client"),
    ];

    public MutantsExecCommand(
        Func<CancellationToken, Task<IHostedMock>> startMock, Func<IReadOnlyList<string>, IClientMock> startClientMock, TextWriter output,
        OutputContext outputContext)
    {
        (_startMock, _startClientMock, _output, _outputContext) = (startMock, startClientMock, output, outputContext);
        Command = new(
            "exec",
            "Run a command, such as the tests of a client, once for each mutant that it reaches, and say which it does not notice. The "
            + "command reads the address and the credentials from the variables that 'sdrs-mock exec' sets. It runs twice without a mutant "
            + "before; both runs must pass.")
        {
            _command, _timeout,
        };
        _mutants.AddTo(Command);
        _reports.AddTo(Command);
        _mockOptions.ForEach(Command.Options.Add);
        Command.SetAction(RunAsync);
    }

    public Command Command { get; }

    /// <summary>Whether an argument is a command, whose own options are not those of this program.</summary>
    public static bool IsCommand(Argument argument) => argument.Name == CommandArgument;

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var command = parsed.GetValue(_command)!;
        if (command is [['-', ..], ..])
        {
            throw new UsageException($"'{command[0]}' is not an option of mutants exec; write the command after --");
        }

        _reports.Verify(parsed);
        _mutants.Verify(parsed);
        var arguments = GetMockArguments(parsed);
        var (started, date) = (Stopwatch.GetTimestamp(), DateTimeOffset.UtcNow);
        var all = await ReadMutantsAsync(arguments);
        var known = _mutants.ReadKnown(parsed, all, _output);
        var mutants = _mutants.Select(parsed, all);
        var subject = string.Join(' ', command);
        using var file = _mutants.OpenProgress(parsed, $"exec {string.Join(' ', arguments)} -- {subject}");
        var runner = new CommandMutantRunner(() => _startClientMock(arguments), command) { ShowsOutput = _mutants.One(parsed) is not null };
        try
        {
            var baseline = await runner.RunBaselineAsync(cancellation);
            runner.Timeout = parsed.GetValue(_timeout) ?? (3 * baseline.Max(run => run.Elapsed)) + TimeSpan.FromSeconds(30);
            await WritePlanAsync(baseline, runner.CountReached(mutants), mutants.Count, file);
            var results = await Progress.RunAsync(_outputContext.Terminal, mutants.Count, progress =>
                new MutantLoop(known)
                {
                    Budget = _mutants.Budget(parsed),
                    File = file,
                    Finished = result => MutantsRunCommand.Show(progress, result),
                }.RunAsync(
                    mutants, [runner], runner.Decide, (mutant, worker, token) => worker.RunAsync(mutant, token), cancellation));
            await using var environment = MutantsRunCommand.CreateEnvironment(_startMock, null);
            var witnesses = await new WitnessFinder(environment, ScenarioLocator.LoadBuiltIn()).FindAsync(results, cancellation);
            var report = MutantReportBuilder.Build(
                results, witnesses,
                _mutants.Describe(
                    parsed, MutantReportBuilder.Empty(subject, "tests", date, Stopwatch.GetElapsedTime(started)),
                    mutants.Count - results.Count));
            return MutantsRunCommand.Finish(parsed, report, _reports, _output);
        }
        catch (OperationCanceledException) when (file is not null)
        {
            await _output.WriteLineAsync($"The results so far are in {_mutants.ResumeFile(parsed)}; the same command continues.");
            throw;
        }
    }

    private async Task<IReadOnlyList<Mutant>> ReadMutantsAsync(IReadOnlyList<string> arguments)
    {
        try
        {
            await using var mock = _startClientMock(arguments);
            return mock.Mutants;
        }
        catch (ArgumentException exception)
        {
            throw new UsageException(exception.Message);
        }
    }

    private Task WritePlanAsync(IReadOnlyList<CommandRun> baseline, int reached, int selected, MutantProgressFile? file)
    {
        var seconds = baseline.Average(run => run.Elapsed.TotalSeconds);
        var earlier = file is { Count: > 0 } ? $", {file.Count} of them done before" : "";
        return _output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"Two runs without a mutant pass, in {seconds:F1} s each. They reach {reached} of {selected} mutants{earlier}: " +
                $"about {TimeSpan.FromSeconds(Math.Ceiling(reached * seconds)):c} at most."));
    }

    private List<string> GetMockArguments(ParseResult parsed) =>
    [
        .. _mockOptions.Where(option => parsed.GetValue(option) is not null)
            .SelectMany(option => new[] { option.Name, parsed.GetValue(option)! }),
    ];

    private static Option<string?> MockOption(string name, string description) =>
        new(name) { Description = $"Of the mock: {description}.", HelpName = name.TrimStart('-') };
}
