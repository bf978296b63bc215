using System.Runtime.InteropServices;

namespace SdrsMock.Benchmarks;

/// <summary>
/// Ends the process at Ctrl-C and SIGTERM. The mocks inside a benchmark run in hosts that take these signals to end themselves, and would
/// leave the benchmark running without them.
/// </summary>
internal sealed class EndBySignal : IDisposable
{
    private readonly PosixSignalRegistration _interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, _ => Environment.Exit(130));
    private readonly PosixSignalRegistration _terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => Environment.Exit(143));

    public void Dispose()
    {
        _interrupted.Dispose();
        _terminated.Dispose();
    }
}
