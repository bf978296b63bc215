using System.Runtime.InteropServices;

namespace SdrsMock.Hosting;

/// <summary>Waits for Ctrl-C or SIGTERM; what comes after the first finds the end under way.</summary>
internal sealed class ShutdownSignal : IDisposable
{
    private readonly TaskCompletionSource _requested = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly PosixSignalRegistration _interrupted;
    private readonly PosixSignalRegistration _terminated;

    public ShutdownSignal() => (_interrupted, _terminated) = (PosixSignalRegistration.Create(PosixSignal.SIGINT, Take), PosixSignalRegistration.Create(PosixSignal.SIGTERM, Take));

    /// <summary>Ends with the first signal.</summary>
    public Task Requested => _requested.Task;

    public void Dispose()
    {
        _interrupted.Dispose();
        _terminated.Dispose();
    }

    private void Take(PosixSignalContext signal)
    {
        signal.Cancel = true;
        _requested.TrySetResult();
    }
}
