using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace SdrsMock.Conformance.Cli;

/// <summary>Writes the help of a command and then the exit codes of the program.</summary>
internal sealed class HelpWithExitCodes(HelpAction help) : SynchronousCommandLineAction
{
    // Help is available although required options are missing.
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var exitCode = help.Invoke(parseResult);
        parseResult.InvocationConfiguration.Output.Write(ExitCodes.Help);
        return exitCode;
    }
}
