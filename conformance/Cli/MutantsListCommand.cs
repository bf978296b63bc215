using System.CommandLine;
using System.Text.Json;
using SdrsMock.Conformance.Execution;
using SdrsMock.Conformance.Mutants;
using SdrsMock.Conformance.Scenarios;
using SdrsMock.Conformance.Targets;
using SdrsMock.Schemas;

namespace SdrsMock.Conformance.Cli;

/// <summary><c>mutants list</c>: the respects in which the mock can behave wrong.</summary>
internal sealed class MutantsListCommand
{
    private readonly Func<CancellationToken, Task<IHostedMock>> _startMock;
    private readonly TextWriter _output;
    private readonly MutantOptions _mutants = new();
    private readonly Option<string[]> _constraints = new("--constraint")
    {
        Description = "Only mutants of these constraints; * and ? are wildcards.",
        HelpName = "id",
        AllowMultipleArgumentsPerToken = true,
    };
    private readonly Option<bool> _json = new("--json") { Description = "Write the list as JSON." };

    public MutantsListCommand(Func<CancellationToken, Task<IHostedMock>> startMock, TextWriter output)
    {
        (_startMock, _output) = (startMock, output);
        Command = new("list", "List the respects in which the mock can behave wrong.") { _constraints, _json };
        _mutants.AddNamesTo(Command);
        Command.SetAction(RunAsync);
    }

    public Command Command { get; }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var constraints = parsed.GetValue(_constraints) ?? [];
        if (Array.Find(constraints, id => id.IndexOfAny(['*', '?']) < 0 && Catalog.Constraint(id) is null) is { } unknown)
        {
            throw new UsageException(
                $"--constraint: there is no constraint '{unknown}'" +
                    DidYouMean.For(unknown, Catalog.Constraints.Select(entry => entry.Id)));
        }

        await using var mock = await _startMock(cancellation);
        await using var runner = await ScenarioRunner.ConnectAsync(
            new() { Url = mock.Url, IsEmbedded = true }, cancellationToken: cancellation);
        var all = Mutant.ReadAll(await runner.ReadMutantsAsync(cancellation));
        var selected = _mutants.Select(parsed, all, constraints);
        if (parsed.GetValue(_json))
        {
            await _output.WriteLineAsync(ToJson(selected));
            return ExitCodes.Conforms;
        }

        foreach (var mutant in selected)
        {
            await _output.WriteLineAsync($"{mutant.Id}  [{mutant.Family}] {mutant.Description}");
        }

        return ExitCodes.Conforms;
    }

    private static string ToJson(IReadOnlyList<Mutant> mutants)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new() { Indented = true }))
        {
            json.WriteStartArray();
            foreach (var mutant in mutants)
            {
                json.WriteStartObject();
                json.WriteString("id", mutant.Id);
                json.WriteString("family", mutant.Family);
                json.WriteString("operation", mutant.Operation);
                json.WriteString("constraint", mutant.Constraint);
                json.WriteString("description", mutant.Description);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }
}
