namespace SdrsMock.Persistence;

/// <summary>A whole project, to be written to the log. The log serialises it before the call that takes it returns, or never.</summary>
/// <param name="ProjectId">The project.</param>
/// <param name="Time">The project's time.</param>
/// <param name="Serialize">Serialises the state of the project.</param>
/// <param name="IsPristine">Whether the project is as one that was never used.</param>
internal readonly record struct ProjectSnapshot(string ProjectId, DateTimeOffset Time, Func<byte[]> Serialize, bool IsPristine = false);
