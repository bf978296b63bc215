using System.CommandLine;
using SdrsMock.Conformance.Reports;

namespace SdrsMock.Conformance.Cli;

/// <summary><c>report merge REPORT...</c>: combines the JSON reports of the parts of a run.</summary>
internal sealed class ReportCommand
{
    private readonly TextWriter _output;
    private readonly OutputContext _outputContext;
    private readonly ReportOptions _reports = new();
    private readonly Option<double?> _minimum = RunCommand.CreateMinimumCoverage();
    private readonly Argument<string[]> _files = new("report")
    {
        Description = "Reports of run --json, such as one for each --shard.",
        Arity = ArgumentArity.OneOrMore,
    };

    public ReportCommand(TextWriter output, OutputContext outputContext)
    {
        (_output, _outputContext) = (output, outputContext);
        var merge = new Command("merge", "Combine the reports of the parts of a run; the verdict is that of the sum.") { _files, _minimum };
        _reports.AddTo(merge);
        merge.SetAction(Merge);
        Command = new("report", "Combine reports.") { merge };
    }

    public Command Command { get; }

    private int Merge(ParseResult parsed)
    {
        _reports.Verify(parsed);
        var parts = (parsed.GetValue(_files) ?? []).Select(file => (file, JsonReportFile.Read(new(file)))).ToList();
        if (ReportMerger.FindErrors(parts).ToList() is { Count: > 0 } errors)
        {
            throw new UsageException($"the reports cannot be added: {string.Join("; ", errors)}");
        }

        var run = _reports.Describe(parsed, ReportMerger.Merge(parts, parsed.GetValue(_minimum)));
        var console = new ConsoleReport(_output, _outputContext.Styles);
        console.Write(run);
        foreach (var difference in ReportMerger.FindDifferences(parts))
        {
            _output.WriteLine(SafeText.ForConsole($"Note: {difference}"));
        }

        var unwritten = _reports.Write(parsed, run, _outputContext, _output);
        console.WriteVerdict(run);
        return unwritten.Count > 0 ? throw new UsageException(string.Join("; ", unwritten)) : ExitCodes.FromVerdict(run.Verdict);
    }
}
