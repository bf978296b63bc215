namespace SdrsMock.Persistence;

/// <summary>An entry that was handed to the log.</summary>
/// <param name="Sequence">Its number in the project's log, which the next command of the project expects.</param>
/// <param name="Durable">Completes when the entry survives the end of the process; fails when it could not be written.</param>
internal readonly record struct AppendedEntry(long Sequence, Task Durable);
