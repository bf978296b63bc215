using System.CommandLine;
using SdrsMock.Conformance.Reports;
using SdrsMock.Conformance.Scenarios;

namespace SdrsMock.Conformance.Cli;

/// <summary><c>fmt [PATH...]</c>: writes scenario files in canonical form without changing their content.</summary>
internal sealed class FormatCommand
{
    private readonly TextWriter _output;
    private readonly Argument<string[]> _paths = new("path")
    {
        Description = "Scenario files and folders (default: the folder scenarios/).",
        Arity = ArgumentArity.ZeroOrMore,
    };
    private readonly Option<bool> _check = new("--check") { Description = "Write nothing; fail if a file would change." };

    public FormatCommand(TextWriter output)
    {
        _output = output;
        Command = new(
            "fmt",
            "Write scenario files in canonical form: commas, quotes where needed, columns in order, steps numbered.") { _paths, _check };
        Command.SetAction(Run);
    }

    public Command Command { get; }

    private int Run(ParseResult parsed)
    {
        var check = parsed.GetValue(_check);
        var changed = 0;
        foreach (var file in ScenarioLocator.GetFiles(parsed.GetValue(_paths) ?? []))
        {
            if (Workbook.IsWorkbook(file) || Workbook.IsOtherFormat(file))
            {
                _output.WriteLine($"{SafeText.ForLine(file)} is a spreadsheet and is not formatted");
                continue;
            }

            var before = File.ReadAllBytes(file);
            var after = ScenarioFormatter.Format(file, before);
            if (!after.AsSpan().SequenceEqual(before))
            {
                changed++;
                _output.WriteLine($"{SafeText.ForLine($"{file}")}{(check ? " is not in canonical form" : "")}");
                if (!check)
                {
                    File.WriteAllBytes(file, after);
                }
            }
        }

        return check && changed > 0 ? ExitCodes.InvalidScenario : ExitCodes.Conforms;
    }
}
