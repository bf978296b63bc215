namespace SdrsMock.Client;

/// <summary>How to wait for a job.</summary>
/// <param name="Poll">The time between two looks.</param>
/// <param name="AtMost">How long to wait in all; null waits until the job ends or the wait is cancelled.</param>
public sealed record JobPatience(TimeSpan Poll, TimeSpan? AtMost = null)
{
    /// <summary>A look every two seconds, without end.</summary>
    public static JobPatience Default { get; } = new(TimeSpan.FromSeconds(2));
}
