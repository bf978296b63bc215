using System.CommandLine;
using SdrsMock.Conformance.Execution;
using SdrsMock.Conformance.Reports;
using SdrsMock.Conformance.Scenarios;
using SdrsMock.Conformance.Targets;

namespace SdrsMock.Conformance.Cli;

/// <summary><c>explain FILE [--row N]</c>: shows how a mock judges the calls of a scenario file.</summary>
internal sealed class ExplainCommand
{
    private readonly Func<CancellationToken, Task<IHostedMock>> _startMock;
    private readonly TextWriter _output;
    private readonly Argument<string> _file = new("file") { Description = "The scenario file." };
    private readonly Option<int?> _row = new("--row")
    {
        Description = "Show every check of the call in this row; the rows of its scenario before it are played.",
        HelpName = "N",
    };

    public ExplainCommand(Func<CancellationToken, Task<IHostedMock>> startMock, TextWriter output)
    {
        (_startMock, _output) = (startMock, output);
        Command = new("explain", "Show how a mock judges the calls of a scenario file, and by which rules.") { _file, _row };
        Command.SetAction(RunAsync);
    }

    public Command Command { get; }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var file = parsed.GetValue(_file)!;
        var scenarios = ScenarioFile.LoadAll(ScenarioLocator.GetFiles([file]));
        await using var explainer = await ScenarioExplainer.StartAsync(_startMock, cancellation);
        if (parsed.GetValue(_row) is { } row)
        {
            await ExplainRowAsync(explainer, scenarios, row, file, cancellation);
            return ExitCodes.Conforms;
        }

        foreach (var scenario in scenarios)
        {
            await _output.WriteLineAsync(SafeText.ForLine(scenario.Name));
            var isSkipped = true;
            await foreach (var step in explainer.PlayAsync(scenario, lastRow: null, cancellation))
            {
                await _output.WriteLineAsync(ExplanationFormatter.FormatLine(step));
                isSkipped = false;
            }

            if (isSkipped)
            {
                await _output.WriteLineAsync("  skipped: it needs a mock with other start options");
            }
        }

        return ExitCodes.Conforms;
    }

    private async Task ExplainRowAsync(
        ScenarioExplainer explainer, IReadOnlyList<Scenario> scenarios, int row, string file, CancellationToken cancellation)
    {
        var step = scenarios.SelectMany(scenario => scenario.Steps).FirstOrDefault(step => (step.SheetRow ?? step.Row) == row)
            ?? throw new UsageException($"--row: {file} has no call in row {row}");
        var scenario = scenarios.First(scenario => scenario.Steps.Contains(step));
        var last = await explainer.PlayAsync(scenario, step.Row, cancellation).LastOrDefaultAsync(cancellation);
        if (last is null)
        {
            throw new UsageException($"--row: '{scenario.Name}' needs a mock with other start options");
        }

        foreach (var line in ExplanationFormatter.FormatChecks(last))
        {
            await _output.WriteLineAsync(line);
        }
    }
}
