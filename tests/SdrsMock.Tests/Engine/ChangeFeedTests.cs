using SdrsMock.Diagnostics;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Engine;

/// <summary>The ring of change events.</summary>
public sealed class ChangeFeedTests
{
    private const long First = 100;
    private readonly ChangeFeed _feed = new(First);

    [Fact]
    public void Nothing_is_kept_before_the_first_subscription()
    {
        _feed.RecordFaults(null);

        _feed.IsRecording.ShouldBeFalse();
        using var subscription = _feed.Subscribe(null, null);
        subscription.Take().ShouldBeEmpty();
        subscription.Position.ShouldBe(First);
    }

    [Fact]
    public void Ids_count_and_each_subscriber_gets_each_event_once()
    {
        using var subscription = _feed.Subscribe(null, null);
        using var other = _feed.Subscribe(null, null);
        _feed.RecordFaults("a");
        _feed.RecordReset(null);

        var events = subscription.Take();

        events.Select(change => (change.Id, change.Kind, change.Data))
            .ShouldBe([(First + 1, "faults", "{\"project_id\":\"a\"}"), (First + 2, "reset", "{}")]);
        subscription.Take().ShouldBeEmpty();
        other.Take().ShouldBe(events);
    }

    [Fact]
    public void A_subscriber_slower_than_the_ring_gets_lost_once_and_goes_on()
    {
        using var subscription = _feed.Subscribe(null, null);
        Record(ChangeFeed.Capacity + 1);

        subscription.Take().ShouldHaveSingleItem().Kind.ShouldBe("lost");

        subscription.Take().ShouldBeEmpty();
        _feed.RecordReset(null);
        subscription.Take().ShouldHaveSingleItem().Kind.ShouldBe("reset");
    }

    [Fact]
    public void A_full_ring_is_read_completely_and_in_order()
    {
        using var subscription = _feed.Subscribe(null, null);
        Record(ChangeFeed.Capacity);
        List<long> ids = [];

        while (subscription.Take() is [_, ..] events)
        {
            ids.AddRange(events.Select(change => change.Id));
        }

        ids.ShouldBe(Enumerable.Range((int)First + 1, ChangeFeed.Capacity).Select(id => (long)id));
    }

    [Fact]
    public void A_resumed_subscription_gets_what_happened_in_between()
    {
        _feed.Subscribe(null, null).Dispose();
        Record(ChangeFeed.Capacity);

        using var subscription = _feed.Subscribe(First, null);

        subscription.Take()[0].Id.ShouldBe(First + 1);
    }

    [Fact]
    public void The_recording_ends_after_a_ring_without_subscribers()
    {
        using (var subscription = _feed.Subscribe(null, null))
        {
            _feed.RecordReset(null);
            subscription.Take();
        }

        Record(ChangeFeed.Capacity + 1);

        _feed.IsRecording.ShouldBeFalse();
        using var resumed = _feed.Subscribe(First + 1 + ChangeFeed.Capacity, null);
        resumed.Take().ShouldHaveSingleItem().Kind.ShouldBe("lost");
        _feed.RecordReset(null);
        resumed.Take().ShouldHaveSingleItem().Kind.ShouldBe("reset");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(First - 1)]
    [InlineData(First + 1)]
    public void An_id_that_was_not_given_out_gets_lost(long after)
    {
        using var subscription = _feed.Subscribe(after, null);

        var lost = subscription.Take().ShouldHaveSingleItem();

        (lost.Kind, lost.Id).ShouldBe(("lost", First));
    }

    [Fact]
    public async Task A_wait_ends_with_the_next_event()
    {
        using var subscription = _feed.Subscribe(null, "a");
        var wait = subscription.WaitAsync();
        wait.IsCompleted.ShouldBeFalse();

        _feed.RecordReset("b");

        await wait;
        subscription.Take().ShouldBeEmpty();
        subscription.Position.ShouldBe(First + 1);
    }

    [Fact]
    public async Task Concurrent_changes_get_ids_without_gaps()
    {
        using var subscription = _feed.Subscribe(null, null);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Record(50), TestContext.Current.CancellationToken)));

        subscription.Take().Select(change => change.Id).ShouldBe(Enumerable.Range((int)First + 1, 200).Select(id => (long)id));
    }

    private void Record(int count)
    {
        for (var number = 0; number < count; number++)
        {
            _feed.RecordFaults(null);
        }
    }
}
