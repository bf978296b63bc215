namespace SdrsMock.Persistence;

/// <summary>
/// A command that changed a project: what is needed to execute it again and to verify that the result is the same. The text of
/// the command is that of an HTTP request; the log does not interpret it.
/// </summary>
/// <param name="Time">The mock's time at which it was executed.</param>
/// <param name="Method">HTTP method.</param>
/// <param name="Path">The path, percent-encoded as it was sent.</param>
/// <param name="Query">The query, percent-encoded as it was sent, with its question mark.</param>
/// <param name="Body">The body as it was sent.</param>
/// <param name="FailJob">The code with which a fault rule makes the job fail; null for none.</param>
/// <param name="StuckJob">Whether a fault rule makes the job stuck.</param>
/// <param name="Status">The HTTP status of the response.</param>
/// <param name="DrawnIds">How many ids the project had drawn after the command.</param>
/// <param name="Mutant">The mutant that was on; null for none. A log that outlives the process holds no such command.</param>
internal readonly record struct LogEntry(
    DateTimeOffset Time, string Method, string Path, string Query, ReadOnlyMemory<byte> Body, string? FailJob, bool StuckJob, int Status,
        long DrawnIds, string? Mutant = null)
{
    /// <summary>A command of no project with a body of 16 kB: the log writes it to test whether it can write.</summary>
    public static LogEntry Probe { get; } = new(DateTimeOffset.UnixEpoch, "", "", "", new byte[16 << 10], null, false, 0, 0);
}
