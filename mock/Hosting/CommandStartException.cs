namespace SdrsMock.Hosting;

/// <summary>A command cannot be started.</summary>
/// <param name="exitCode">The exit code of shells for it.</param>
/// <param name="message">What cannot be started, and why.</param>
internal sealed class CommandStartException(int exitCode, string message) : Exception(message)
{
    public int ExitCode => exitCode;
}
