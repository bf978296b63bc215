using SdrsMock.Common;
using SdrsMock.State;

namespace SdrsMock.Persistence;

/// <summary>Something to be written.</summary>
/// <param name="Project">The world that it is about; null for what is common to all.</param>
/// <param name="IsCall">Whether it is a call that was carried out in that world.</param>
/// <param name="Into">Writes it.</param>
internal sealed record PendingWrite<T>(ProjectState? Project, bool IsCall, Action<T> Into)
{
    /// <summary>Whether something common to all projects is in it.</summary>
    public bool IsShared { get; init; }

    /// <summary>Whether nothing is lost when it cannot be written.</summary>
    public bool IsOptional { get; init; }

    public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public StoreException? Failure { get; private set; }

    public void Fail(StoreException exception)
    {
        Failure = exception;
        Project?.Invalidate(exception);
    }
}
