using System.CommandLine;
using SdrsMock.Conformance.Reports;
using SdrsMock.Conformance.Reports.Html;
using SdrsMock.Conformance.Reports.Model;

namespace SdrsMock.Conformance.Cli;

/// <summary>The options for report files.</summary>
internal sealed class ReportOptions
{
    // GitHub accepts at most one megabyte for the summary of a step.
    private const int MaxSummaryBytes = 1_000_000;

    private readonly List<(Option<FileInfo?> Option, string Name, Action<RunReport, Stream> Write)> _files =
    [
        (File("--junit", "a JUnit report"), "JUnit report", JUnitReport.Write),
        (File("--html", "an HTML report, one page that needs no network"), "HTML report", HtmlReport.Write),
        (File("--json", "a JSON report with all data (run-report.schema.json)"), "JSON report", JsonReport.Write),
        (File("--markdown", "a Markdown report"), "Markdown report", MarkdownReport.Write),
        (File("--trx", "a TRX report"), "TRX report", TrxReport.Write),
        (File("--sarif", "a SARIF report"), "SARIF report", (run, stream) => SarifReport.Write(SourceDiagnostic.FromReport(run), stream)),
    ];

    private readonly Option<string?> _title = new("--title")
    {
        Description = "A title for the reports, such as the name of the build.",
        HelpName = "text",
    };
    private readonly Option<Uri?> _buildUrl = new("--build-url")
    {
        Description = "The page of the build, which the reports link to.",
        HelpName = "url",
        CustomParser = OptionParsers.Url,
    };

    public void AddTo(Command command)
    {
        _files.ForEach(file => command.Options.Add(file.Option));
        command.Options.Add(_title);
        command.Options.Add(_buildUrl);
    }

    /// <summary>Adds the title and the page of the build to a report.</summary>
    public RunReport Describe(ParseResult parsed, RunReport run)
    {
        var redactor = Redactor.For([], KnownSecrets.Collect(parsed));
        return run with
        {
            Title = parsed.GetValue(_title) is { } title ? redactor.Text(title) : run.Title,
            BuildUrl = parsed.GetValue(_buildUrl) is { } url ? redactor.Text(url.AbsoluteUri) : run.BuildUrl,
        };
    }

    /// <summary>Checks that all report files can be written, before the run.</summary>
    /// <exception cref="UsageException">A file cannot be written, or two options name the same file.</exception>
    public void Verify(ParseResult parsed)
    {
        var files = GetFiles(parsed).ToList();
        files.ForEach(report => OutputFile.Verify(report.Option, report.File));
        if (files.GroupBy(report => report.File.FullName).FirstOrDefault(same => same.Count() > 1) is { } duplicate)
        {
            throw new UsageException(
                $"{string.Join(" and ", duplicate.Select(report => report.Option))} name the same file, '{duplicate.Key}'; use " +
                    $"different files.");
        }
    }

    /// <summary>Writes the report files, and one line for each file to the output.</summary>
    /// <returns>
    /// An error message for each file that could not be written, for example because the disk is full. The caller writes the verdict
    /// before it reports them.
    /// </returns>
    public IReadOnlyList<string> Write(ParseResult parsed, RunReport run, OutputContext outputContext, TextWriter output)
    {
        List<string> errors = [];
        foreach (var report in GetFiles(parsed))
        {
            if (OutputFile.FindProblem(report.Option, report.File, file => Write(file, run, report.Write)) is { } error)
            {
                errors.Add(error);
            }
            else
            {
                output.WriteLine($"{report.Name} written to {report.File}");
            }
        }

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

        return errors;
    }

    private IEnumerable<(string Option, string Name, FileInfo File, Action<RunReport, Stream> Write)> GetFiles(ParseResult parsed)
    {
        foreach (var (option, name, write) in _files)
        {
            if (parsed.GetValue(option) is { } file)
            {
                yield return (option.Name, name, file, write);
            }
        }
    }

    private static void Write(FileInfo file, RunReport run, Action<RunReport, Stream> write)
    {
        file.Directory?.Create();
        using var stream = file.Create();
        write(run, stream);
    }

    private static Option<FileInfo?> File(string name, string description) =>
        new(name) { Description = $"Write {description}.", HelpName = "file", CustomParser = OptionParsers.File };
}
