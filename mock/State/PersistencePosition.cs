using SdrsMock.Common;

namespace SdrsMock.State;

/// <summary>The position of a project in the command log; unused by a mock without one.</summary>
internal sealed class PersistencePosition
{
    /// <summary>The number of the last command that changed the project.</summary>
    public long Sequence { get; set; }

    /// <summary>What the command log holds open for the command that is being executed.</summary>
    public IDisposable? IsHeld { get; set; }

    /// <summary>How many commands the log holds since the last snapshot.</summary>
    public int EntriesSinceSnapshot { get; set; }

    /// <summary>Why the project's memory differs from the command log; null while it does not.</summary>
    public StoreException? Failure { get; set; }

    /// <summary>Completes when everything that the project shows is durable.</summary>
    public Task Pending { get; set; } = Task.CompletedTask;
}
