using System.CommandLine;

namespace SdrsMock.Hosting;

/// <summary>
/// <c>exec [options] -- COMMAND</c>: starts a server on a free port, runs a command with the variables that clients read, stops the
/// server and returns the exit code of the command.
/// </summary>
internal sealed class ExecCommand
{
    private readonly ServeOptions _options = new(picksFreePort: true);
    private readonly Argument<string[]> _command = new("command")
    {
        Description = "The command and its arguments, after --.",
        Arity = ArgumentArity.OneOrMore,
    };

    public ExecCommand()
    {
        Command = new(
            "exec",
            "Start a server on a free port, run a command with SDRS_MOCK_URL, SDRS_PROJECT_ID, SDRS_TOKEN, SDRS_AK, SDRS_SK, OS_*, HW_* "
            + "and HUAWEICLOUD_SDK_* set, and stop. Returns the exit code of the command; 126 or 127 if it cannot be started.")
        {
            _command,
        };
        foreach (var option in _options.All)
        {
            Command.Options.Add(option);
        }

        Command.SetAction((parsed, _) => RunAsync(parsed));
    }

    public Command Command { get; }

    private async Task<int> RunAsync(ParseResult parsed)
    {
        // The arguments take every word, so an unknown option before -- would be taken as the command.
        if (parsed.GetValue(_command) is [['-', ..], ..])
        {
            await Console.Error.WriteLineAsync(
                $"sdrs-mock: '{parsed.GetValue(_command)![0]}' is not an option of exec; write the command after --.");
            return CommandLine.UsageError;
        }

        return await ServerSession.RunAsync(_options, parsed, session => RunAsync(parsed.GetValue(_command)!, session));
    }

    private static async Task<int> RunAsync(string[] command, ServerSession session)
    {
        try
        {
            return (await new ClientCommand(command).RunAsync(session)).GetValueOrDefault();
        }
        catch (CommandStartException exception)
        {
            await Console.Error.WriteLineAsync($"sdrs-mock: {exception.Message}");
            return exception.ExitCode;
        }
    }
}
