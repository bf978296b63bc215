using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace SdrsMock.Hosting;

/// <summary>A command that runs beside a server, with the variables that clients read. Signals to this process reach the command.</summary>
/// <param name="command">The program and its arguments.</param>
internal sealed class ClientCommand(IReadOnlyList<string> command)
{
    // The exit codes of shells for a command that cannot be started.
    private const int NotExecutable = 126;
    private const int NotFound = 127;
    private const int NoSuchFile = 2;

    // How long a cancelled command may take to end by itself, and how long its last output is awaited.
    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_lastOutput = TimeSpan.FromSeconds(1);

    /// <summary>Called with each line of output; null shows the output as it comes.</summary>
    public Action<string>? OutputReceived { get; init; }

    /// <summary>Runs the command beside a server.</summary>
    /// <param name="session">The server.</param>
    /// <param name="timeout">After which time it is ended with all that it started; null for never.</param>
    /// <param name="cancellation">Ends the command.</param>
    /// <returns>Its exit code; null if it ran too long.</returns>
    /// <exception cref="CommandStartException">The command cannot be started.</exception>
    public async Task<int?> RunAsync(ServerSession session, TimeSpan? timeout = null, CancellationToken cancellation = default)
    {
        // A name without a folder is looked up on the path, even beside a folder of that name.
        if (Path.GetDirectoryName(command[0]) is not "" && Directory.Exists(command[0]))
        {
            throw new CommandStartException(NotExecutable, $"'{command[0]}' cannot be started: it is a folder");
        }

        using var certificate = session.Options.Certificate is { } used ? CertificateFile.Write(used) : null;
        var isCaptured = OutputReceived is not null;
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            UseShellExecute = false,
            RedirectStandardOutput = isCaptured,
            RedirectStandardError = isCaptured,
        };
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
            var output = isCaptured
                ? Task.WhenAll(ReadAsync(process.StandardOutput), ReadAsync(process.StandardError))
                : Task.CompletedTask;
            var hasEnded = await WaitAsync(process, timeout, cancellation);
            // What the command left running may keep its output open.
            await Task.WhenAny(output, Task.Delay(s_lastOutput, CancellationToken.None));
            return hasEnded ? process.ExitCode : null;
        }
        catch (Win32Exception exception)
        {
            // The framework's own message repeats the command and the folder.
            throw new CommandStartException(
                exception.NativeErrorCode == NoSuchFile ? NotFound : NotExecutable,
                $"'{command[0]}' cannot be started: {new Win32Exception(exception.NativeErrorCode).Message}");
        }
    }

    // Whether the command ended by itself; otherwise it is ended with all that it started.
    private static async Task<bool> WaitAsync(Process process, TimeSpan? timeout, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(timeout ?? Timeout.InfiniteTimeSpan);
        try
        {
            await process.WaitForExitAsync(limit.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            ProcessTree.Signal(process, PosixSignal.SIGTERM);
            await Task.WhenAny(process.WaitForExitAsync(CancellationToken.None), Task.Delay(s_grace, CancellationToken.None));
            ProcessTree.Kill(process);
            await process.WaitForExitAsync(CancellationToken.None);
            cancellation.ThrowIfCancellationRequested();
            return false;
        }
    }

    private async Task ReadAsync(StreamReader reader)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            OutputReceived!(line);
        }
    }
}
