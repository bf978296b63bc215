using System.CommandLine;
using SdrsMock.Conformance.Mutants.Reports;

namespace SdrsMock.Conformance.Cli;

/// <summary>The options for report files of a run against mutants.</summary>
internal sealed class MutantReportOptions
{
    private readonly List<(Option<FileInfo?> Option, string Name, Action<MutantRunReport, Stream> Write)> _files =
    [
        (File("--html", "an HTML report, one page that needs no network"), "HTML report", MutantHtmlReport.Write),
        (File("--json", "the results as JSON (mutant-report.schema.json)"), "Results", MutantJsonReport.Write),
        (File("--markdown", "a Markdown report"), "Markdown report", MutantMarkdownReport.Write),
        (File("--junit", "a JUnit report: a case for each mutant, which fails if it is not noticed"), "JUnit report",
            MutantJUnitReport.Write),
        (File("--stryker", "a report in the mutation testing format that Stryker's viewer reads"), "Stryker report", StrykerReport.Write),
    ];

    public void AddTo(Command command) => _files.ForEach(file => command.Options.Add(file.Option));

    /// <summary>Checks that all report files can be written, before the run.</summary>
    /// <exception cref="UsageException">A file cannot be written, or two options name the same file.</exception>
    public void Verify(ParseResult parsed)
    {
        var files = _files.Where(file => parsed.GetValue(file.Option) is not null).ToList();
        files.ForEach(file => OutputFile.Verify(file.Option.Name, parsed.GetValue(file.Option)));
        if (files.GroupBy(file => parsed.GetValue(file.Option)!.FullName).FirstOrDefault(same => same.Count() > 1) is { } duplicate)
        {
            throw new UsageException(
                $"{string.Join(" and ", duplicate.Select(file => file.Option.Name))} name the same file, '{duplicate.Key}'; " +
                    "use different files.");
        }
    }

    /// <summary>Writes the report files, and one line for each file to the output.</summary>
    /// <exception cref="UsageException">A file could not be written, for example because the disk is full.</exception>
    public void Write(ParseResult parsed, MutantRunReport report, TextWriter output)
    {
        var errors = new List<string>();
        foreach (var (option, name, write) in _files)
        {
            if (parsed.GetValue(option) is not { } file)
            {
                continue;
            }

            if (OutputFile.FindProblem(option.Name, file, target => Write(target, report, write)) is { } error)
            {
                errors.Add(error);
            }
            else
            {
                output.WriteLine($"{name} written to {file}");
            }
        }

        if (errors.Count > 0)
        {
            throw new UsageException(string.Join("; ", errors));
        }
    }

    private static void Write(FileInfo file, MutantRunReport report, Action<MutantRunReport, Stream> write)
    {
        file.Directory?.Create();
        using var stream = file.Create();
        write(report, stream);
    }

    private static Option<FileInfo?> File(string name, string description) =>
        new(name) { Description = $"Write {description}.", HelpName = "file", CustomParser = OptionParsers.File };
}
