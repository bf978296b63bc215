using SdrsMock.Common;

namespace SdrsMock.State;

/// <summary>How a world stands with the store; of no use to a mock without one.</summary>
internal sealed class PersistencePosition
{
    /// <summary>The number of the last call that changed the world.</summary>
    public long Sequence { get; set; }

    /// <summary>What the store holds for the call whose turn it is.</summary>
    public IDisposable? IsHeld { get; set; }

    /// <summary>How many calls the store holds beside the last snapshot.</summary>
    public int EntriesSinceSnapshot { get; set; }

    /// <summary>Why the world holds what the store does not; null while it does not.</summary>
    public StoreException? Failure { get; set; }

    /// <summary>Ends when everything that the world shows is in the store.</summary>
    public Task Pending { get; set; } = Task.CompletedTask;
}
