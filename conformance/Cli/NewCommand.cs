using System.CommandLine;
using SdrsMock.Conformance.Reports;
using SdrsMock.Conformance.Scenarios;

namespace SdrsMock.Conformance.Cli;

/// <summary><c>new FILE</c>: writes a scenario file to start from.</summary>
internal sealed class NewCommand
{
    private const string Heading = "scenario,step,call,with,expect,check,save,within,covers,tags,data,note\n";

    private const string CreateGroup = """
        NAME,1,CreateProtectionGroup,name=orders,200,,job=job_id,,,,,
        NAME,2,ShowJobStatus,job_id={job},200,status=SUCCESS,group=entities.server_group_id,60s,,,,

        """;

    private static readonly Template[] s_templates =
    [
        new("basic", "create a protection group, wait for its job, and read the group",
            CreateGroup + "NAME,3,ShowProtectionGroup,server_group_id={group},200,name=orders; status=available,,,,,,\n", null),
        new("rejection", "violate a constraint and expect the documented error",
            "NAME,1,CreateProtectionGroup,name=(none),400 ~SDRS.0202,,,,PG-CREATE-01,,,The name is mandatory\n", null),
        new("failed-job", "let a job of a mock fail, and read its error",
            "NAME,1,mock:AddFault,operation=CreateProtectionGroup; fail_job=SDRS.0305; times=1,,,,,,,,\n"
                + "NAME,2,CreateProtectionGroup,name=orders,200,,job=job_id,,,,,\n"
                + "NAME,3,ShowJobStatus,job_id={job},200,status=FAIL; error_code=SDRS.0305,,60s,,,,\n", null),
        new("data", "run once for each row of a data file, data/FILE.csv",
            "NAME,1,CreateProtectionGroup,name={name},200,,job=job_id,,,,data/NAME.csv,\n"
                + "NAME,2,ShowJobStatus,job_id={job},200,status=SUCCESS,group=entities.server_group_id,60s,,,,\n"
                + "NAME,3,ShowProtectionGroup,server_group_id={group},200,name={name},,,,,,\n",
            "label,name\nletters,orders\ndigits,0123\n"),
    ];

    private readonly TextWriter _output;
    private readonly Argument<string?> _file = new("file")
    {
        Description = "The scenario file to write; it must not exist.",
        Arity = ArgumentArity.ZeroOrOne,
    };
    private readonly Option<string> _template = new("--template")
    {
        Description = "The template; --list shows all.",
        HelpName = "name",
        DefaultValueFactory = _ => s_templates[0].Name,
    };
    private readonly Option<bool> _list = new("--list") { Description = "List the templates." };

    public NewCommand(TextWriter output)
    {
        _output = output;
        Command = new("new", "Write a scenario file to start from.") { _file, _template, _list };
        Command.SetAction(Run);
    }

    public Command Command { get; }

    private int Run(ParseResult parsed)
    {
        if (parsed.GetValue(_list))
        {
            foreach (var line in TextTable.Lines(
                ["template", "purpose"], s_templates.Select(template => new[] { template.Name, template.Purpose })))
            {
                _output.WriteLine(line);
            }

            return ExitCodes.Conforms;
        }

        var (file, name) = (parsed.GetValue(_file), parsed.GetValue(_template)!);
        if (string.IsNullOrWhiteSpace(file))
        {
            throw new UsageException("new requires the name of the file to write, such as orders.csv");
        }

        if (!Path.GetExtension(file).Equals(".csv", StringComparison.OrdinalIgnoreCase))
        {
            throw new UsageException($"'{file}' is not the name of a CSV file; use a name that ends with .csv");
        }

        var names = s_templates.Select(template => template.Name).ToList();
        var chosen = Array.Find(s_templates, template => template.Name == name)
            ?? throw new UsageException(
                $"there is no template '{name}'; templates: {string.Join(", ", names)}{DidYouMean.For(name, names)}");
        var title = Path.GetFileNameWithoutExtension(file);
        Write(file, Heading + Fill(chosen.Rows, title));
        if (chosen.Data is { } data)
        {
            Write(Path.Combine(Path.GetDirectoryName(file) ?? "", "data", $"{title}.csv"), data);
        }

        _output.WriteLine($"To run it: sdrs-conformance run {SafeText.ForLine(file)}");
        return ExitCodes.Conforms;
    }

    // A name in a cell must not contain the separator or a quote.
    private static string Fill(string rows, string title) =>
        rows.ReplaceLineEndings("\n").Replace("NAME", title.Replace(',', '-').Replace('"', '-'), StringComparison.Ordinal);

    private void Write(string path, string text)
    {
        if (Path.Exists(path))
        {
            throw new UsageException($"'{path}' exists and is not overwritten; use another name");
        }

        if (Path.GetDirectoryName(path) is { Length: > 0 } folder)
        {
            Directory.CreateDirectory(folder);
        }

        // Excel needs the byte order mark.
        using var writer = new StreamWriter(new FileStream(path, FileMode.CreateNew, FileAccess.Write), new System.Text.UTF8Encoding(true));
        writer.Write(text);
        _output.WriteLine($"Scenario file written to {SafeText.ForLine(path)}");
    }

    private sealed record Template(string Name, string Purpose, string Rows, string? Data);
}
