using System.CommandLine;
using SdrsMock.Conformance.Reports;
using SdrsMock.Conformance.Scenarios;
using SdrsMock.Conformance.Targets;
using SdrsMock.Schemas;

namespace SdrsMock.Conformance.Cli;

/// <summary>
/// <c>coverage [PATH...]</c>: lists the operations, constraints and codes that no scenario covers, without running anything.
/// </summary>
internal sealed class CoverageCommand
{
    private readonly Func<CancellationToken, Task<IHostedMock>> _startMock;
    private readonly TextWriter _output;
    private readonly Option<FileInfo?> _write = new("--write")
    {
        Description = "Write the coverage document (mock/COVERAGE.md) instead of the lists.",
        HelpName = "file",
        CustomParser = OptionParsers.File,
    };
    private readonly Argument<string[]> _paths = new("path")
    {
        Description = "Scenario files and folders (default: the folder scenarios/).",
        Arity = ArgumentArity.ZeroOrMore,
    };

    public CoverageCommand(Func<CancellationToken, Task<IHostedMock>> startMock, TextWriter output)
    {
        (_startMock, _output) = (startMock, output);
        Command = new("coverage", "List the operations, constraints and codes that no scenario covers.") { _paths, _write };
        Command.SetAction(RunAsync);
    }

    public Command Command { get; }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        OutputFile.Verify(_write.Name, parsed.GetValue(_write));
        var scenarios = ScenarioFile.LoadAll(ScenarioLocator.GetFiles(parsed.GetValue(_paths) ?? []));
        if (parsed.GetValue(_write) is { } file)
        {
            await File.WriteAllTextAsync(
                file.FullName, await CoverageDocument.CreateAsync(_startMock, scenarios, cancellation), cancellation);
            return ExitCodes.Conforms;
        }

        ShowMissing([.. scenarios.SelectMany(scenario => scenario.Steps)]);
        return ExitCodes.Conforms;
    }

    private void ShowMissing(List<Step> steps)
    {
        var (calls, covers) = (steps.Select(step => step.Call).ToHashSet(), steps.SelectMany(step => step.Covers).ToHashSet());
        var codes = steps.Select(step => step.Expect?.Code)
            .Concat(steps.SelectMany(step => step.Checks).Select(check => check.Expected))
            .OfType<string>()
            .ToHashSet();

        Write(
            "operations", Catalog.Operations, entry => calls.Contains(entry.Name), ["operation", "call"],
            entry => [entry.Name, $"{entry.Method} {entry.Path}"]);
        Write("enforceable constraints", [.. Catalog.Constraints.Where(entry => entry.Enforceable)], entry => covers.Contains(entry.Id),
            ["constraint", "operation", "response", "condition"], entry =>
            [
                entry.Id, entry.Operation, $"{entry.Status} {entry.Code}".Trim(), entry.Statement,
            ]);
        Write(
            "error codes", [.. Catalog.Errors.Where(entry => entry.Code is not null).DistinctBy(entry => entry.Code)],
            entry => codes.Contains(entry.Code!),
            ["code", "status", "reach", "message"], entry => [entry.Code!, $"{entry.Status}", entry.Reach, entry.Message]);
    }

    private void Write<T>(string title, IReadOnlyList<T> all, Func<T, bool> isCovered, string[] header, Func<T, string[]> row)
    {
        var missing = all.Where(entry => !isCovered(entry)).ToList();
        _output.WriteLine($"{all.Count - missing.Count} of {all.Count} {title} are covered");
        if (missing.Count > 0)
        {
            foreach (var line in TextTable.Lines(header, missing.Select(row)))
            {
                _output.WriteLine($"  {line}");
            }
        }

        _output.WriteLine();
    }
}
