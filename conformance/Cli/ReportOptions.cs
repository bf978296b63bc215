using System.CommandLine;
using SdrsMock.Conformance.Reports;
using SdrsMock.Conformance.Reports.Html;
using SdrsMock.Conformance.Reports.Model;

namespace SdrsMock.Conformance.Cli;

/// <summary>The options that say where reports go besides the console.</summary>
internal sealed class ReportOptions
{
    // GitHub takes no more than a megabyte for the summary of a step.
    private const int MaxSummaryBytes = 1_000_000;

    private readonly List<(Option<FileInfo?> Option, Action<RunReport, Stream> Write)> _files =
    [
        (File("--junit", "a JUnit report"), JUnitReport.Write),
        (File("--html", "one page for people, which needs no network"), HtmlReport.Write),
        (File("--json", "everything as JSON (run-report.schema.json)"), JsonReport.Write),
        (File("--markdown", "a Markdown report"), MarkdownReport.Write),
        (File("--trx", "a TRX report"), TrxReport.Write),
        (File("--sarif", "a SARIF report"), (run, stream) => SarifReport.Write(SourceDiagnostic.FromReport(run), stream)),
    ];

    public void AddTo(Command command) => _files.ForEach(file => command.Options.Add(file.Option));

    /// <summary>Refuses paths that cannot be written, before a run whose report they would take with them.</summary>
    /// <exception cref="UsageException">One of them cannot be written, or is wanted twice.</exception>
    public void Verify(ParseResult parsed)
    {
        var wanted = GetFile(parsed).ToList();
        wanted.ForEach(report => OutputFile.Verify(report.Option, report.File));
        if (wanted.GroupBy(report => report.File.FullName).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            throw new UsageException($"{string.Join(" and ", twice.Select(report => report.Option))} want one file, '{twice.Key}'");
        }
    }

    /// <summary>Writes those that were asked for.</summary>
    /// <returns>
    /// What could not be written after all, a sentence each: the disk may be full by now, and the verdict is still to be told.
    /// </returns>
    public IReadOnlyList<string> Write(ParseResult parsed, RunReport run, OutputContext outputContext, TextWriter output)
    {
        List<string> unwritten =
            [.. GetFile(parsed).Select(report => OutputFile.FindProblem(report.Option, report.File, file => Write(file, run, report.Write))).OfType<string>()];
        if (outputContext.StepSummary is { } summary)
        {
            using var text = new StringWriter { NewLine = "\n" };
            new MarkdownReport(text).Write(run);
            System.IO.File.AppendAllText(summary, TextTruncation.TruncateMiddle(text.ToString(), MaxSummaryBytes / 3));
        }

        if (outputContext.OnGitHub)
        {
            GitHubReport.Write(SourceDiagnostic.FromReport(run), output);
        }

        return unwritten;
    }

    private IEnumerable<(string Option, FileInfo File, Action<RunReport, Stream> Write)> GetFile(ParseResult parsed)
    {
        foreach (var (option, write) in _files)
        {
            if (parsed.GetValue(option) is { } file)
            {
                yield return (option.Name, file, write);
            }
        }
    }

    private static void Write(FileInfo file, RunReport run, Action<RunReport, Stream> write)
    {
        file.Directory?.Create();
        using var stream = file.Create();
        write(run, stream);
    }

    private static Option<FileInfo?> File(string name, string what) =>
        new(name) { Description = $"Write {what}.", HelpName = "file", CustomParser = OptionParsers.File };
}
