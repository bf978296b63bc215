using System.CommandLine;
using SdrsMock.Conformance.Execution;
using SdrsMock.Conformance.Lint;
using SdrsMock.Conformance.Reports;
using SdrsMock.Conformance.Scenarios;
using SdrsMock.Conformance.Targets;

namespace SdrsMock.Conformance.Cli;

/// <summary><c>lint [PATH...]</c>: reports problems in scenario files without running them.</summary>
internal sealed class LintCommand
{
    private readonly TextWriter _output;
    private readonly OutputContext _outputContext;
    private readonly Func<CancellationToken, Task<IHostedMock>> _startMock;
    private readonly MockVariables _mockVariables;
    private readonly Argument<string[]> _paths = new("path")
    {
        Description = "Scenario files and folders (default: the folder scenarios/).",
        Arity = ArgumentArity.ZeroOrMore,
    };
    private readonly Option<string[]> _variables = new("--var")
    {
        Description = "A variable that the target supplies; can be repeated.",
        HelpName = "name",
        Arity = ArgumentArity.ZeroOrMore,
    };
    private readonly Option<FileInfo?> _sarif = new("--sarif")
    {
        Description = "Write a SARIF report.",
        HelpName = "file",
        CustomParser = OptionParsers.File,
    };
    private readonly Option<bool> _allowEmpty = EmptyOption.Create();
    private readonly Option<bool> _explain = new("--explain")
    {
        Description = "Play the files on an embedded mock, and report rows that it judges otherwise than they expect.",
    };
    private readonly Option<bool> _strict = new("--strict") { Description = "Also fail on warnings." };

    public LintCommand(Func<CancellationToken, Task<IHostedMock>> startMock, TextWriter output, OutputContext outputContext)
    {
        (_startMock, _mockVariables, _output, _outputContext) = (startMock, new(startMock), output, outputContext);
        Command = new("lint", "Report problems in scenario files without running them.")
        {
            _paths, _variables, _sarif, _explain, _strict, _allowEmpty,
        };
        Command.SetAction(RunAsync);
    }

    public Command Command { get; }

    // Files with errors cannot be played. After a row that was played in vain the rows of its scenario only show consequences.
    private async Task<IReadOnlyList<LintFinding>> FindMisjudgedAsync(
        IEnumerable<string> files, IReadOnlyList<LintFinding> known, CancellationToken cancellation)
    {
        var findings = new List<LintFinding>();
        await using var explainer = await ScenarioExplainer.StartAsync(_startMock, cancellation);
        var invalid = known.Where(finding => finding.IsError).Select(finding => finding.Problem.File).ToHashSet();
        foreach (var scenario in files.Where(file => !invalid.Contains(file)).SelectMany(ScenarioFile.Load))
        {
            await foreach (var step in explainer.PlayAsync(scenario, lastRow: null, cancellation))
            {
                findings.AddRange(VerdictLint.Check(step) is { } finding ? [finding] : []);
                if (step.Result?.Outcome is not Outcome.Passed)
                {
                    break;
                }
            }
        }

        return [.. findings.Distinct()];
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        OutputFile.Verify(_sarif.Name, parsed.GetValue(_sarif));
        var files = ScenarioLocator.GetFiles(parsed.GetValue(_paths) ?? []);
        ScenarioLocator.WriteNotes(parsed.GetValue(_paths) ?? [], _output);
        var known = (await _mockVariables.ReadAsync(null, cancellation)).Select(variable => variable.Name)
            .Concat((parsed.GetValue(_variables) ?? []).Select(text => text.Split('=')[0]))
            .ToHashSet();
        var linter = new Linter(known);
        files.ForEach(linter.Read);
        var findings = linter.Findings;
        if (parsed.GetValue(_explain))
        {
            findings = [.. findings, .. await FindMisjudgedAsync(files, findings, cancellation)];
        }

        foreach (var finding in LintFinding.Fold(findings))
        {
            _output.WriteLine(finding);
        }

        if (parsed.GetValue(_sarif) is { } sarif)
        {
            sarif.Directory?.Create();
            await using var stream = sarif.Create();
            SarifReport.Write(findings.Select(finding => finding.ToDiagnostic()), stream);
        }

        if (_outputContext.OnGitHub)
        {
            GitHubReport.Write(findings.Select(finding => finding.ToDiagnostic()), _output);
        }

        var (errors, warnings) = (findings.Count(finding => finding.IsError), findings.Count(finding => !finding.IsError));
        _output.WriteLine(
            $"{Pluralizer.Format(files.Count, "file", "files")}, {Pluralizer.Format(linter.Scenarios, "scenario", "scenarios")}: " +
                $"{Pluralizer.Format(errors, "error", "errors")}, {Pluralizer.Format(warnings, "warning", "warnings")}");
        if (linter.Scenarios == 0 && errors == 0 && !parsed.GetValue(_allowEmpty))
        {
            throw new UsageException("the files contain no scenarios; name other files, or accept this with --allow-empty");
        }

        return errors > 0 || (warnings > 0 && parsed.GetValue(_strict)) ? ExitCodes.InvalidScenario : ExitCodes.Conforms;
    }
}
