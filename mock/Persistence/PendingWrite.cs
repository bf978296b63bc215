using SdrsMock.Common;

namespace SdrsMock.Persistence;

/// <summary>An entry that waits to be written.</summary>
/// <param name="ProjectId">The project of the entry; null for the global state.</param>
/// <param name="Into">Writes the entry.</param>
internal sealed record PendingWrite<T>(string? ProjectId, Action<T> Into)
{
    /// <summary>Whether the entry contains the global state.</summary>
    public bool IsShared { get; init; }

    /// <summary>Whether the entry may be skipped when it cannot be written.</summary>
    public bool IsOptional { get; init; }

    public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public StoreException? Failure { get; set; }
}
