using System.CommandLine;
using System.IO.Enumeration;
using SdrsMock.Conformance.Reports;
using SdrsMock.Conformance.Scenarios;
using SdrsMock.Schemas;

namespace SdrsMock.Conformance.Cli;

/// <summary><c>list WHAT</c>: lists the values that cells can contain.</summary>
internal sealed class ListCommand
{
    private readonly TextWriter _output;

    public ListCommand(MockVariables mockVariables, TextWriter output)
    {
        _output = output;
        Command = new("list", "List the values that cells can contain.");
        AddCatalog("operations", "List the operations; one operation with its fields.", ["operation", "method", "path", "success"],
            [.. Catalog.Operations.Select(entry => new[] { entry.Name, entry.Method, entry.Path, $"{entry.Success}" })]);
        Add("editions", "List the editions and their differences.", _ => WriteEditions());
        AddCatalog("calls", "List the calls of a mock's control plane.", ["call", "method", "path", "description"],
            [.. ControlPlaneCall.All.Select(call => new[] { $"mock:{call.Name}", call.Method, call.Path, call.Description })]);
        AddCatalog("constraints", "List the constraints.", ["constraint", "operation", "response", "basis", "condition"],
            [.. Catalog.Constraints.Select(
                entry => new[]
                {
                    entry.Id, entry.Operation, $"{entry.Status} {entry.Code}".Trim(), entry.Basis ?? "", entry.Statement,
                })]);
        AddCatalog("codes", "List the error codes.", ["code", "status", "message"],
            [.. Catalog.Errors
                .Where(entry => entry.Code is not null)
                .Select(entry => new[] { entry.Code!, $"{entry.Status}", entry.Message })]);
        AddVariables(mockVariables);
        AddScenarios("scenarios", "List the scenarios.", scenarios => Write(["scenario", "steps", "file", "tags", "covers"],
            scenarios.Select(
                scenario => new[]
                {
                    scenario.Name,
                    $"{scenario.Steps.Count}",
                    scenario.File,
                    string.Join(' ', scenario.Tags),
                    TextTruncation.List([.. scenario.Covers], 4),
                })));
        AddScenarios("tags", "List the tags and the number of their scenarios.", scenarios => Write(["tag", "scenarios"],
            scenarios.SelectMany(scenario => scenario.Tags)
                .GroupBy(tag => tag)
                .OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => new[] { group.Key, $"{group.Count()}" })));
    }

    public Command Command { get; }

    private Command Add(string name, string description, Action<ParseResult> list)
    {
        var command = new Command(name, description);
        command.SetAction(list);
        Command.Subcommands.Add(command);
        return command;
    }

    private void AddCatalog(string name, string description, string[] header, IReadOnlyList<string[]> rows)
    {
        var patterns = CreatePatterns();
        Add(name, description, parsed =>
        {
            var wanted = parsed.GetValue(patterns) ?? [];
            var chosen = Select(name, wanted, rows, row => row[0]);
            Write(header, chosen);
            if (wanted.Length > 0 && chosen is [[var only, ..]] && Catalog.Operation(only) is not null)
            {
                OperationDetails.Write(only, _output);
            }
        }).Arguments.Add(patterns);
    }

    private static Argument<string[]> CreatePatterns() => new("name")
    {
        Description = "Only entries with these names; * and ? are wildcards.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private static List<T> Select<T>(string list, string[] wanted, IReadOnlyList<T> entries, Func<T, string> getName)
    {
        foreach (var pattern in wanted.Where(pattern => !entries.Any(entry => Matches(pattern, getName(entry)))))
        {
            throw new UsageException($"no entry of {list} matches '{pattern}'{DidYouMean.For(pattern, entries.Select(getName))}");
        }

        return [.. entries.Where(entry => wanted.Length == 0 || Array.Exists(wanted, pattern => Matches(pattern, getName(entry))))];
    }

    private static bool Matches(string pattern, string name) => FileSystemName.MatchesSimpleExpression(pattern, name);

    private void WriteEditions()
    {
        Write(["edition", "provider", "documents"], Catalog.Editions.Select(entry => new[] { entry.Name, entry.Title, entry.Documents }));
        _output.WriteLine();
        string[] names = [.. Catalog.Editions.Select(entry => entry.Name)];
        Write(["difference", .. names], EditionDifference.All.Select(difference => new[]
        {
            difference.Subject,
        }.Concat(names.Select(name => difference.Values[name])).ToArray()));
    }

    private void AddVariables(MockVariables mockVariables)
    {
        var endpoint = new Option<Uri?>("--endpoint")
        {
            Description = "The mock to read from; default: an embedded mock.",
            HelpName = "url",
            CustomParser = OptionParsers.Url,
        };
        var patterns = CreatePatterns();
        var command = new Command("variables", "List the variables of a mock and what they are for.") { patterns, endpoint };
        command.SetAction(async (parsed, cancellation) =>
        {
            var values = await mockVariables.ReadAsync(parsed.GetValue(endpoint), cancellation);
            var wanted = (parsed.GetValue(patterns) ?? []).Select(pattern => pattern.Trim('{', '}')).ToArray();
            Write(["variable", "value", "description"], Select("variables", wanted, values, variable => variable.Name)
                .Select(variable => new[]
                {
                    $"{{{variable.Name}}}", Redactor.IsSecret(variable.Name) ? Redactor.Mask : variable.Value, variable.Description,
                }));
        });
        Command.Subcommands.Add(command);
    }

    private void AddScenarios(string name, string description, Action<IReadOnlyList<Scenario>> list)
    {
        var paths = new Argument<string[]>("path")
        {
            Description = "Scenario files and folders (default: the folder scenarios/).",
            Arity = ArgumentArity.ZeroOrMore,
        };
        Add(
            name, description, parsed => list(ScenarioFile.LoadAll(ScenarioLocator.GetFiles(parsed.GetValue(paths) ?? []))))
            .Arguments.Add(paths);
    }

    private void Write(string[] header, IEnumerable<string[]> rows)
    {
        foreach (var line in TextTable.Lines(header, rows.Select(row => row.Select(SafeText.ForLine).ToArray())))
        {
            _output.WriteLine(line);
        }
    }
}
