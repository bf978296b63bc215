using System.CommandLine;
using System.Diagnostics;
using System.IO.Enumeration;
using SdrsMock.Conformance.Execution;
using SdrsMock.Conformance.Mutants;
using SdrsMock.Conformance.Reports;
using SdrsMock.Conformance.Scenarios;
using SdrsMock.Conformance.Targets;

namespace SdrsMock.Conformance.Cli;

/// <summary>
/// <c>mutants list</c> and <c>mutants run [PATH...]</c>: which bugs of the service the scenarios would notice. The mock behaves wrong in
/// one documented respect at a time.
/// </summary>
internal sealed class MutantsCommand
{
    // The environment replaces it by the address of each embedded mock.
    private static readonly Uri s_replaced = new("http://127.0.0.1");

    private readonly Func<CancellationToken, Task<IHostedMock>> _startMock;
    private readonly TextWriter _output;
    private readonly OutputContext _outputContext;
    private readonly FilterOptions _filter = new();
    private readonly Argument<string[]> _paths = new("path")
    {
        Description = "Scenario files and folders (default: the folder scenarios/).",
        Arity = ArgumentArity.ZeroOrMore,
    };
    private readonly Option<string[]> _families = new("--family")
    {
        Description = "Only mutants of these families: rule, job, state, write, read, field, evolution.",
        HelpName = "family",
        AllowMultipleArgumentsPerToken = true,
    };
    private readonly Option<string[]> _operations = new("--operation")
    {
        Description = "Only mutants of these operations; * and ? are wildcards.",
        HelpName = "name",
        AllowMultipleArgumentsPerToken = true,
    };
    private readonly Option<string?> _one = new("--one") { Description = "Only the mutant with this id.", HelpName = "id" };
    private readonly Option<double?> _sample = new("--sample")
    {
        Description = "Only P per cent of the mutants, spread evenly.",
        HelpName = "P",
        CustomParser = OptionParsers.Percent,
    };
    private readonly Option<double?> _minimum = new("--min-noticed")
    {
        Description = "Fail if fewer than P per cent of the mutants that changed something are noticed; evolution is not counted.",
        HelpName = "P",
        CustomParser = OptionParsers.Percent,
    };
    private readonly Option<FileInfo?> _known = new("--known")
    {
        Description = "A CSV file of excused mutants: mutant, reason, until.",
        HelpName = "file",
        CustomParser = OptionParsers.File,
    };
    private readonly Option<FileInfo?> _json = new("--json")
    {
        Description = "Write the results as JSON.",
        HelpName = "file",
        CustomParser = OptionParsers.File,
    };

    public MutantsCommand(Func<CancellationToken, Task<IHostedMock>> startMock, TextWriter output, OutputContext outputContext)
    {
        (_startMock, _output, _outputContext) = (startMock, output, outputContext);
        var list = new Command("list", "List the respects in which the mock can behave wrong.") { _families, _operations, _one };
        list.SetAction(ListAsync);
        var run = new Command("run", "Play the scenarios against each mutant that they reach, and say which none of them notices.")
        {
            _paths, _families, _operations, _one, _sample, _minimum, _known, _json,
        };
        _filter.AddTo(run);
        run.SetAction(RunAsync);
        Command = new("mutants", "Find out which bugs of the service the scenarios would notice.") { list, run };
    }

    public Command Command { get; }

    private async Task<int> ListAsync(ParseResult parsed, CancellationToken cancellation)
    {
        await using var mock = await _startMock(cancellation);
        await using var runner = await ScenarioRunner.ConnectAsync(
            new() { Url = mock.Url, IsEmbedded = true }, cancellationToken: cancellation);
        foreach (var mutant in await SelectAsync(parsed, runner, cancellation))
        {
            await _output.WriteLineAsync($"{mutant.Id}  [{mutant.Family}] {mutant.Description}");
        }

        return ExitCodes.Conforms;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        OutputFile.Verify(_json.Name, parsed.GetValue(_json));
        var known = parsed.GetValue(_known) is { } file
            ? KnownMutants.Read(file.ToString(), DateOnly.FromDateTime(DateTime.UtcNow))
            : new Dictionary<string, string>();
        var paths = parsed.GetValue(_paths) ?? [];
        var scenarios = _filter.Apply(parsed, ScenarioFile.LoadAll(ScenarioLocator.GetFiles(paths)));
        var started = Stopwatch.GetTimestamp();
        await using var environment = new EmbeddedEnvironment(_startMock, new() { Url = s_replaced }, seed: null);
        var parallelism = environment.GetDefaultParallelism(scenarios.Count);
        var baseline = await new ParallelRunner(environment, parallelism, failFast: false).RunAsync(scenarios, cancellation);
        if (baseline.FirstOrDefault(result => result.Outcome is Outcome.Failed or Outcome.Broken) is { } failed)
        {
            await _output.WriteLineAsync(
                $"'{failed.Scenario.Name}' fails against the unchanged mock, so that nothing can be said; make it pass first.");
            return ExitCodes.Failed;
        }

        var mutants = await SelectAsync(parsed, await environment.CreateRunnerAsync(cancellation), cancellation);
        var reach = new ScenarioReach([.. baseline.Where(result => result.Outcome is Outcome.Passed)]);
        var results = await Progress.RunAsync(_outputContext.Terminal, mutants.Count, progress =>
            new MutantRunner(environment, reach, known) { Finished = _ => progress.Advance() }
                .RunAsync(mutants, parallelism, cancellation));
        var report = new MutantReport(results, Stopwatch.GetElapsedTime(started));
        report.Write(_output);
        if (parsed.GetValue(_json) is { } json)
        {
            await File.WriteAllBytesAsync(json.FullName, report.ToJson(), cancellation);
            await _output.WriteLineAsync($"Results written to {json}");
        }

        return report.WriteVerdict(_output, parsed.GetValue(_minimum)) ? ExitCodes.Conforms : ExitCodes.Failed;
    }

    private async Task<IReadOnlyList<Mutant>> SelectAsync(ParseResult parsed, ScenarioRunner runner, CancellationToken cancellation)
    {
        var all = Mutant.ReadAll(await runner.ReadMutantsAsync(cancellation));
        var (families, operations) = (parsed.GetValue(_families) ?? [], parsed.GetValue(_operations) ?? []);
        var known = all.Select(mutant => mutant.Family).Distinct().ToList();
        if (families.Except(known).FirstOrDefault() is { } unknown)
        {
            throw new UsageException(
                $"--family: '{unknown}' is not a family; use {string.Join(", ", known)}{DidYouMean.For(unknown, known)}");
        }

        if (parsed.GetValue(_one) is { } id && all.All(mutant => mutant.Id != id))
        {
            throw new UsageException($"--one: there is no mutant '{id}'{DidYouMean.For(id, all.Select(mutant => mutant.Id).ToList())}");
        }

        var selected = all
            .Where(mutant => families.Length == 0 || families.Contains(mutant.Family))
            .Where(mutant => operations.Length == 0 || Array.Exists(operations, pattern =>
                FileSystemName.MatchesSimpleExpression(pattern, mutant.Operation ?? "")))
            .Where(mutant => parsed.GetValue(_one) is not { } one || mutant.Id == one)
            .ToList();
        if (selected.Count == 0)
        {
            throw new UsageException("no mutant matches --family, --operation and --one");
        }

        // Every k-th one, so that each family and operation is represented.
        return parsed.CommandResult.Command.Name == "run" && parsed.GetValue(_sample) is { } percent
            ? [.. selected.Where((_, index) => Math.Floor((index + 1) * percent / 100) > Math.Floor(index * percent / 100))]
            : selected;
    }
}
