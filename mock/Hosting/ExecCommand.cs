using System.CommandLine;
using System.ComponentModel;
using System.Diagnostics;

namespace SdrsMock.Hosting;

/// <summary>
/// <c>exec [options] -- COMMAND</c>: starts a server on a free port, runs a command with the variables that clients read, stops the
/// server and returns the exit code of the command.
/// </summary>
internal sealed class ExecCommand
{
    // The exit codes of shells for a command that cannot be started.
    private const int NotExecutable = 126;
    private const int NotFound = 127;
    private const int NoSuchFile = 2;

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
        // A name without a folder is looked up on the path, even beside a folder of that name.
        if (Path.GetDirectoryName(command[0]) is not "" && Directory.Exists(command[0]))
        {
            await Console.Error.WriteLineAsync($"sdrs-mock: '{command[0]}' cannot be started: it is a folder");
            return NotExecutable;
        }

        using var certificate = session.Options.Certificate is { } used ? CertificateFile.Write(used) : null;
        var start = new ProcessStartInfo(command[0], command[1..]) { UseShellExecute = false };
        foreach (var (name, value) in ClientEnvironment.FromSession(session, certificate?.Path).Variables)
        {
            start.Environment[name] = value;
        }

        try
        {
            // The signals are taken before the command starts, so that none ends this process and leaves the command behind.
            using var signals = new SignalForwarder();
            using var process = Process.Start(start)!;
            signals.ForwardTo(process);
            await process.WaitForExitAsync();
            return process.ExitCode;
        }
        catch (Win32Exception exception)
        {
            // The framework's own message repeats the command and the folder.
            await Console.Error.WriteLineAsync(
                $"sdrs-mock: '{command[0]}' cannot be started: {new Win32Exception(exception.NativeErrorCode).Message}");
            return exception.NativeErrorCode == NoSuchFile ? NotFound : NotExecutable;
        }
    }
}
