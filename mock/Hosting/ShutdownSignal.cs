using System.Runtime.InteropServices;

namespace SdrsMock.Hosting;

/// <summary>Waits for Ctrl-C or SIGTERM. A second signal ends the process at once.</summary>
internal sealed class ShutdownSignal : IDisposable
{
    private readonly TaskCompletionSource _requested = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly PosixSignalRegistration _interrupted;
    private readonly PosixSignalRegistration _terminated;

    public ShutdownSignal()
    {
        _interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal);
        _terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal);
    }

    /// <summary>Completes at the first signal.</summary>
    public Task Requested => _requested.Task;

    public void Dispose()
    {
        _interrupted.Dispose();
        _terminated.Dispose();
    }

    private void OnSignal(PosixSignalContext signal)
    {
        signal.Cancel = _requested.TrySetResult();
    }
}
