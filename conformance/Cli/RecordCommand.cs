using System.CommandLine;
using SdrsMock.Conformance.Recording;
using SdrsMock.Conformance.Reports;
using SdrsMock.Conformance.Scenarios;
using SdrsMock.Conformance.Targets;

namespace SdrsMock.Conformance.Cli;

/// <summary><c>record --endpoint URL --out FILE</c>: records the requests of a client as a scenario file.</summary>
internal sealed class RecordCommand
{
    private readonly TextWriter _output;
    private readonly TargetOptions _target = new();
    private readonly Option<FileInfo?> _out = new("--out")
    {
        Description = "The scenario file to write.",
        HelpName = "file",
        CustomParser = OptionParsers.File,
        Required = true,
    };
    private readonly Option<int?> _port = new("--port")
    {
        Description = "The port that clients connect to; 0 selects a free port.",
        HelpName = "N",
        CustomParser = OptionParsers.Port,
    };
    private readonly Option<string?> _formerScenario = new("--story") { Hidden = true };
    private readonly Option<string?> _scenario = new("--scenario")
    {
        Description = "Name of the scenario (default: the file name).",
        HelpName = "name",
    };

    public RecordCommand(TextWriter output)
    {
        _output = output;
        Command = new("record", "Forward requests of a client to a target and record them as a scenario file.")
        {
            _out,
            _port,
            _scenario,
            _formerScenario,
        };
        _target.AddTo(Command);
        Command.SetAction(RunAsync);
    }

    public Command Command { get; }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var (target, file) = (_target.Read(parsed), parsed.GetValue(_out)!);
        OutputFile.Verify(_out.Name, file);
        using var endpoint = await TargetConnection.ConnectAsync(target, TimeProvider.System, cancellation);
        await using var recorder = await Recorder.StartAsync(endpoint, parsed.GetValue(_port) ?? 0, cancellation);
        await _output.WriteLineAsync(
            $"Recording {recorder.Url.AbsoluteUri.TrimEnd('/')} -> {target.Url.AbsoluteUri.TrimEnd('/')}; Ctrl-C writes {file.Name}");
        await _output.FlushAsync(CancellationToken.None);
        await Task.Delay(Timeout.Infinite, cancellation)
            .ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);

        var calls = recorder.Calls;
        if (calls.Count == 0)
        {
            await _output.WriteLineAsync("Nothing was recorded.");
            return ExitCodes.Conforms;
        }

        var rows = new ScenarioWriter(calls, await ReadVariablesAsync(endpoint, calls)).CreateRows();
        var name = parsed.GetValue(_scenario) ?? parsed.GetValue(_formerScenario);
        var table = RecordedRow.FormatFile(name ?? Path.GetFileNameWithoutExtension(file.Name), rows);
        await RecordedFile.WriteAsync(file, new SecretValues(target.Secrets).Mask(table, WithCellBuilder.Removed));
        await _output.WriteLineAsync($"Recorded {calls.Count} calls as {rows.Count} steps in {file.FullName}");
        return ExitCodes.Conforms;
    }

    // The variables of a mock come from the mock; those of a real target from the target file.
    private static async Task<IEnumerable<KeyValuePair<string, string>>> ReadVariablesAsync(
        TargetConnection endpoint, IReadOnlyList<RecordedCall> calls)
    {
        if (!endpoint.IsMock
            || OperationFinder.FindProject(calls) is not { } project)
        {
            return endpoint.Target.Variables;
        }

        var exchange = await endpoint.ControlAsync("GET", $"/__sdrs/variables?project_id={project}", null, CancellationToken.None);
        if (exchange is not { Status: 200, Json: { ValueKind: System.Text.Json.JsonValueKind.Object } body })
        {
            return endpoint.Target.Variables;
        }

        var mockVariables = body.EnumerateObject().Select(member => KeyValuePair.Create(member.Name, JsonText.Format(member.Value)));
        return [.. endpoint.Target.Variables, .. mockVariables];
    }
}
