using System.CommandLine;
using CsvHelper;
using SdrsMock.Conformance.Evidence;
using SdrsMock.Conformance.Reports;

namespace SdrsMock.Conformance.Cli;

/// <summary><c>evidence REPORT</c>: turns a run against a real service into statements about the codes of the catalog.</summary>
internal sealed class EvidenceCommand
{
    private readonly TextWriter _output;
    private readonly Argument<FileInfo?> _report = new("report")
    {
        Description = "A report of run --json.",
        CustomParser = OptionParsers.File,
    };
    private readonly Option<FileInfo?> _file = new("--output")
    {
        Description = "Write the rows to a file; default: standard output.",
        HelpName = "file",
        CustomParser = OptionParsers.File,
    };

    public EvidenceCommand(TextWriter output)
    {
        _output = output;
        Command = new("evidence", "Compare the error codes in a report with the catalog, as CSV rows: confirmed, or another code.")
        {
            _report, _file,
        };
        Command.SetAction(Run);
    }

    public Command Command { get; }

    private int Run(ParseResult parsed)
    {
        OutputFile.Verify(_file.Name, parsed.GetValue(_file));
        var rows = EvidenceCollector.Collect(JsonReportFile.Read(parsed.GetValue(_report)!));
        if (parsed.GetValue(_file) is { } file)
        {
            using (var writer = file.CreateText())
            {
                Write(rows, writer);
            }

            _output.WriteLine($"{Pluralizer.Format(rows.Count, "row", "rows")} written to {file}");
        }
        else
        {
            Write(rows, _output);
        }

        return ExitCodes.Conforms;
    }

    // Cells may hold messages of a service, so they are not interpreted as formulas by a spreadsheet.
    private static void Write(IReadOnlyList<EvidenceRow> rows, TextWriter writer)
    {
        var options = new CsvWriterOptions { NewLine = "\n", Injection = CsvInjection.Escape };
        using var csv = CsvWriter.Create(writer, options, leaveOpen: true);
        foreach (var cells in rows.Select(row => row.Cells).Prepend(EvidenceRow.Columns))
        {
            csv.WriteRecord([.. cells.Select(SafeText.ForLine)]);
        }
    }
}
