using System.CommandLine;
using SdrsMock.Conformance.Mutants;
using SdrsMock.Conformance.Reports;
using SdrsMock.Conformance.Targets;

namespace SdrsMock.Conformance.Cli;

/// <summary>
/// <c>mutants</c>: which bugs of the service scenarios, or any other tests, would notice. The mock behaves wrong in one documented respect
/// at a time.
/// </summary>
internal sealed class MutantsCommand
{
    /// <param name="startMock">Starts an embedded mock.</param>
    /// <param name="startClientMock">Starts a mock for the tests of a client.</param>
    /// <param name="output">Standard output.</param>
    /// <param name="outputContext">Where the output goes.</param>
    public MutantsCommand(
        Func<CancellationToken, Task<IHostedMock>> startMock, Func<IReadOnlyList<string>, IClientMock> startClientMock, TextWriter output,
        OutputContext outputContext) =>
            Command = new("mutants", "Find out which bugs of the service the scenarios, or other tests, would notice.")
            {
                new MutantsListCommand(startMock, output).Command,
                new MutantsRunCommand(startMock, output, outputContext).Command,
                new MutantsExecCommand(startMock, startClientMock, output, outputContext).Command,
                new MutantsRowsCommand(startMock, output, outputContext).Command,
            };

    public Command Command { get; }
}
