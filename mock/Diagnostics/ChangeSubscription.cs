namespace SdrsMock.Diagnostics;

/// <summary>The position of one subscriber in the change events. One thread at a time may use it.</summary>
/// <param name="feed">The events.</param>
/// <param name="after">The last event that the subscriber has.</param>
/// <param name="projectId">The project whose events it gets; null for all.</param>
internal sealed class ChangeSubscription(ChangeFeed feed, long after, string? projectId) : IDisposable
{
    private bool _isDisposed;

    /// <summary>The last event that was read, also one that was skipped.</summary>
    public long Position { get; private set; } = after;

    /// <summary>Takes the next events; none when nothing has changed.</summary>
    public IReadOnlyList<ChangeEvent> Take()
    {
        while (true)
        {
            var events = feed.ReadAfter(Position);
            if (events is not [.., var last])
            {
                return events;
            }

            Position = last.Id;
            if (events.Where(IsSelected).ToList() is [_, ..] selected)
            {
                return selected;
            }
        }
    }

    /// <summary>Completes when there is a further event, perhaps one of another project.</summary>
    public Task WaitAsync() => feed.WaitAfter(Position);

    /// <summary>Ends the subscription.</summary>
    public void Dispose()
    {
        if (!_isDisposed)
        {
            _isDisposed = true;
            feed.Unsubscribe();
        }
    }

    private bool IsSelected(ChangeEvent change) =>
        change.Kind != ChangeKind.None && (projectId is null || change.ProjectId is null || change.ProjectId == projectId);
}
