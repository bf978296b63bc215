using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace SdrsMock.Hosting;

/// <summary>
/// Passes SIGINT and SIGTERM on to a process and what it started, instead of ending this one; the second signal ends them at once.
/// A supervisor signals this process only. A terminal sends Ctrl-C to all processes in its foreground, so that it is not passed on a
/// second time. A signal that arrives before the process starts is passed on then. Thread-safe.
/// </summary>
internal sealed class SignalForwarder : IDisposable
{
    private readonly Lock _lock = new();
    private readonly List<PosixSignal> _pending = [];
    private readonly PosixSignalRegistration _interrupted;
    private readonly PosixSignalRegistration _terminated;
    private Process? _process;
    private bool _isSignalled;

    public SignalForwarder()
    {
        _interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal);
        _terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal);
    }

    /// <summary>Sets the process, and passes on the signals that arrived before.</summary>
    public void ForwardTo(Process process)
    {
        lock (_lock)
        {
            _process = process;
            _pending.ForEach(signal => Forward(process, signal));
        }
    }

    public void Dispose()
    {
        _interrupted.Dispose();
        _terminated.Dispose();
    }

    private void OnSignal(PosixSignalContext context)
    {
        context.Cancel = true;
        lock (_lock)
        {
            if (_process is { } process)
            {
                Forward(process, context.Signal);
            }
            else
            {
                _pending.Add(context.Signal);
            }
        }
    }

    // The caller holds the lock. An exception here would end this process on a thread of the pool, and leave the command behind.
    private void Forward(Process process, PosixSignal signal)
    {
        try
        {
            if (_isSignalled)
            {
                ProcessTree.Kill(process);
            }
            else if (signal is not PosixSignal.SIGINT || !Terminal.IsInForeground)
            {
                ProcessTree.Signal(process, signal);
            }
        }
        catch (Exception exception) when (exception is InvalidOperationException or Win32Exception or AggregateException)
        {
            // The process has ended meanwhile.
        }

        _isSignalled = true;
    }
}
