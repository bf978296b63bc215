using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;

namespace SdrsMock.Conformance.Cli;

/// <summary>Writes the help of a command and then the exit codes of the program.</summary>
internal sealed class HelpWithExitCodes(HelpAction help) : SynchronousCommandLineAction
{
    private const int MaxWidth = 100;

    // Help is available although required options are missing.
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        help.MaxWidth = MaxWidth;
        var exitCode = help.Invoke(parseResult);
        parseResult.InvocationConfiguration.Output.Write(ExitCodes.GetHelp(GetTopCommand(parseResult)));
        return exitCode;
    }

    // The command below the program: "list" for "list codes --help".
    private static string GetTopCommand(ParseResult parsed)
    {
        SymbolResult command = parsed.CommandResult;
        while (command.Parent is CommandResult { Parent: CommandResult })
        {
            command = command.Parent;
        }

        return ((CommandResult)command).Command.Name;
    }
}
