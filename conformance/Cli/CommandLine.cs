using System.CommandLine;
using SdrsMock.Conformance.Reports;
using SdrsMock.Conformance.Targets;

namespace SdrsMock.Conformance.Cli;

/// <summary>The commands of <c>sdrs-conformance</c>. Without one, <c>run</c> is meant.</summary>
internal sealed class CommandLine
{
    private static readonly string[] s_ofRoot = ["--help", "-h", "-?", "/?", "/h", "--version", "[suggest]"];

    // After Ctrl-C what was created is deleted first; who cannot wait kills the run and lets sweep do it.
    private static readonly TimeSpan s_cleanUp = TimeSpan.FromMinutes(5);

    private readonly Func<CancellationToken, Task<IHostedMock>> _startMock;
    private readonly TextWriter _output;
    private readonly TextWriter _errors;
    private readonly Audience _audience;

    /// <param name="startMock">Starts the embedded mock.</param>
    /// <param name="output">Where reports go.</param>
    /// <param name="errors">Where sentences about usage and trouble go.</param>
    /// <param name="audience">Who looks on.</param>
    public CommandLine(Func<CancellationToken, Task<IHostedMock>> startMock, TextWriter output, TextWriter errors, Audience audience) =>
        (_startMock, _output, _errors, _audience) = (startMock, output, errors, audience);

    public async Task<int> RunAsync(string[] arguments, CancellationToken cancellation = default)
    {
        var root = new RootCommand("Replays SDRS scenario files against a mock or any real endpoint and judges the answers.");
        root.Subcommands.Add(new RunCommand(_startMock, _output, _audience).Command);
        root.Subcommands.Add(new LintCommand(new(_startMock), _output, _audience).Command);
        root.Subcommands.Add(new ListCommand(new(_startMock), _output).Command);
        root.Subcommands.Add(new CoverageCommand(_startMock, _output).Command);
        root.Subcommands.Add(new FormatCommand(_output).Command);
        root.Subcommands.Add(new SweepCommand(_output).Command);
        root.Subcommands.Add(new RecordCommand(_output).Command);
        root.Subcommands.Add(new DiffCommand(_startMock, _output).Command);

        // The first command of the README is the bare program; what is no command is a path or an option of run.
        var parsed = root.Parse(arguments is [var first, ..] && (s_ofRoot.Contains(first) || root.Subcommands.Any(command => command.Name == first)) ? arguments : ["run", .. arguments]);
        if (parsed.Errors is [var error, ..])
        {
            await _errors.WriteLineAsync($"sdrs-conformance: {error.Message}");
            return ExitCodes.Usage;
        }

        try
        {
            return await parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = s_cleanUp, Output = _output, Error = _errors }, cancellation);
        }
        catch (Exception wrong) when (Complaint.Of(wrong) is not null)
        {
            var complaint = Complaint.Of(wrong)!;
            await _errors.WriteLineAsync(complaint.Sentence);
            return complaint.ExitCode;
        }
    }
}
