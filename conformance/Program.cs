using SdrsMock.Conformance.Cli;
using SdrsMock.Conformance.Reports;

namespace SdrsMock.Conformance;

/// <summary>
/// The entry point of <c>sdrs-conformance</c>. It is no top-level program, whose class would be public and would be confused with that of
/// an application under test.
/// </summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        // Not awaited: an asynchronous entry point adds two JIT compilations to the start of a short command.
        var commandLine = new CommandLine(EmbeddedMock.StartAsync, Console.Out, Console.Error, OutputContext.FromProcess)
        {
            StartClientMock = EmbeddedMock.StartForClient,
        };
        return commandLine.RunAsync(arguments).GetAwaiter().GetResult();
    }
}
