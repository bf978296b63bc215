using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace SdrsMock.Hosting;

/// <summary>Waits for the end of other processes, and asks them to end.</summary>
internal static class ProcessEnd
{
    private const int SigInt = 2;
    private const int SigTerm = 15;

    // Systems count start times in hundredths of a second from the start of the machine.
    private static readonly TimeSpan s_accuracy = TimeSpan.FromSeconds(1);

    /// <summary>Completes when no process with the id runs.</summary>
    public static async Task WaitAsync(int processId)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            await process.WaitForExitAsync();
        }
        catch (ArgumentException)
        {
            // No process has the id.
        }
    }

    /// <summary>When a process started.</summary>
    public static DateTimeOffset GetStartTime(int processId)
    {
        using var process = Process.GetProcessById(processId);
        return process.StartTime.ToUniversalTime();
    }

    /// <summary>Whether the process with the id runs and started at that time: the system gives the id of an ended process again.</summary>
    public static bool IsRunning(int processId, DateTimeOffset started)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            return !process.HasExited && (process.StartTime.ToUniversalTime() - started).Duration() < s_accuracy;
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or Win32Exception)
        {
            return false;
        }
    }

    /// <summary>Asks a process to end: by SIGTERM or SIGINT, or on Windows by ending it.</summary>
    public static void Request(int processId, PosixSignal signal = PosixSignal.SIGTERM)
    {
        if (!OperatingSystem.IsWindows())
        {
            _ = Kill(processId, signal is PosixSignal.SIGINT ? SigInt : SigTerm);
            return;
        }

        using var process = Process.GetProcessById(processId);
        process.Kill();
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int processId, int signal);
}
