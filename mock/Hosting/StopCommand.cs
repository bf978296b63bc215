using System.CommandLine;

namespace SdrsMock.Hosting;

/// <summary><c>stop --ready-file FILE</c>: asks the mock that wrote the file to end, and waits for its end.</summary>
internal sealed class StopCommand
{
    // A server stops within five seconds.
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(10);

    private readonly Option<string?> _readyFile = EnvironmentBackedOption.Create<string?>(
        "--ready-file", "the file that the mock wrote with --ready-file", null);

    public StopCommand()
    {
        Command = new("stop", "Stop a mock that was started with --ready-file. Exit code 0 once it has ended.") { _readyFile };
        Command.SetAction((parsed, _) => RunAsync(parsed.GetValue(_readyFile)));
    }

    public Command Command { get; }

    private static async Task<int> RunAsync(string? file)
    {
        try
        {
            var (processId, started, url) = ReadyFile.Read(
                file ?? throw new ArgumentException("--ready-file: name the file that the mock was started with."));
            if (!ProcessEnd.IsRunning(processId, started))
            {
                await Console.Error.WriteLineAsync($"sdrs-mock: the mock at {url} has already ended; {file} was left behind");
                return CommandLine.Failed;
            }

            ProcessEnd.Request(processId);
            await Task.WhenAny(ProcessEnd.WaitAsync(processId), Task.Delay(s_limit));
            if (ProcessEnd.IsRunning(processId, started))
            {
                await Console.Error.WriteLineAsync($"sdrs-mock: the mock at {url} (process {processId}) is still running");
                return CommandLine.Failed;
            }

            return 0;
        }
        catch (ArgumentException exception)
        {
            await Console.Error.WriteLineAsync($"sdrs-mock: {exception.Message}");
            return CommandLine.UsageError;
        }
    }
}
