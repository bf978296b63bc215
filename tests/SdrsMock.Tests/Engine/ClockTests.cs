using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Engine;

/// <summary>The mock's clock at its edges.</summary>
public sealed class ClockTests
{
    [Fact]
    public void The_clock_advances_at_most_5000_years_and_the_mock_works_there()
    {
        var mock = new MockHarness();
        var most = TimeSpan.FromDays(365 * 5000);

        mock.Clock.Advance(most - TimeSpan.FromDays(1));

        mock.AddGroup().ShouldNotBeNullOrEmpty();
        Should.Throw<ArgumentOutOfRangeException>(() => mock.Clock.Advance(most - mock.Clock.Advanced + TimeSpan.FromTicks(1)));
    }

    [Fact]
    public void Advancing_until_idle_works_on_a_running_clock()
    {
        // Each look at this clock takes a while, so that between two looks anything may have come due.
        for (var step = 100; step <= 4000; step += 100)
        {
            var time = new Hasty(TimeSpan.FromMilliseconds(step));
            var mock = new MockHarness(options => options.Clock = new(time));
            mock.PostGroup().ShouldSucceed();

            mock.Wait();

            mock.Get("/server-groups").ShouldSucceed();
            mock.Project.Jobs.Running.ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task A_delay_on_a_frozen_clock_advances_the_clock()
    {
        var clock = new MockClock();
        var (started, timestamp) = (clock.Now, clock.GetTimestamp());

        await Task.Delay(TimeSpan.FromHours(3), clock, TestContext.Current.CancellationToken);

        (clock.Now - started).ShouldBe(TimeSpan.FromHours(3));
        clock.GetElapsedTime(timestamp).ShouldBe(TimeSpan.FromHours(3));
    }

    [Fact]
    public async Task A_delay_on_a_frozen_clock_of_a_mock_with_a_state_file_is_stored()
    {
        var folder = Directory.CreateTempSubdirectory("sdrs-clock-").FullName;
        try
        {
            await using (var mock = await StartAsync())
            {
                await Task.Delay(TimeSpan.FromHours(3), mock.Clock, TestContext.Current.CancellationToken);
            }

            await using var restarted = await StartAsync();

            restarted.Clock.Advanced.ShouldBeGreaterThanOrEqualTo(TimeSpan.FromHours(3));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        Task<SdrsMockServer> StartAsync() => SdrsMockServer.StartAsync(
            options => options.State = Path.Combine(folder, "state.db"), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Concurrent_delays_on_a_frozen_clock_all_end()
    {
        var clock = new MockClock();

        await Task.WhenAll(
            Enumerable.Range(1, 100)
                .Select(seconds => Task.Delay(TimeSpan.FromSeconds(seconds), clock, TestContext.Current.CancellationToken)));

        clock.Advanced.ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(100));
    }

    [Fact]
    public async Task A_periodic_timer_fires_when_a_frozen_clock_passes_its_due_time()
    {
        var clock = new MockClock();
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(10), clock);

        for (var tick = 1; tick <= 3; tick++)
        {
            var next = timer.WaitForNextTickAsync(TestContext.Current.CancellationToken);
            next.IsCompleted.ShouldBeFalse();
            clock.Advance(TimeSpan.FromSeconds(10));
            (await next).ShouldBeTrue();
        }

        clock.Advanced.ShouldBe(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public void A_stopped_or_disposed_timer_of_a_frozen_clock_does_not_move_it()
    {
        var clock = new MockClock();
        var timer = clock.CreateTimer(_ => { }, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        timer.Dispose();

        timer.Change(TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan).ShouldBeFalse();
        clock.Advanced.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public async Task A_timer_that_is_changed_on_a_frozen_clock_follows_its_last_due_time()
    {
        var clock = new MockClock();
        var fired = new TaskCompletionSource<TimeSpan>();
        await using var timer = clock.CreateTimer(
            state => fired.TrySetResult(((MockClock)state!).Advanced), clock, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        clock.Advance(TimeSpan.FromHours(1));

        timer.Change(TimeSpan.FromSeconds(5), Timeout.InfiniteTimeSpan).ShouldBeTrue();

        (await fired.Task.WaitAsync(TestTimeouts.Most, TestContext.Current.CancellationToken))
            .ShouldBe(TimeSpan.FromHours(1) + TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task A_periodic_timer_that_is_changed_stopped_or_disposed_does_not_fire()
    {
        var clock = new MockClock();
        var ticks = new ConcurrentQueue<string>();
        var ticked = new TaskCompletionSource();
        ITimer Create(string name) => clock.CreateTimer(
            _ =>
            {
                ticks.Enqueue(name);
                ticked.TrySetResult();
            },
            null, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(10));
        var (changed, stopped, disposed) = (Create("changed"), Create("stopped"), Create("disposed"));
        // Timers fire in the order of their creation, so that the tick of the last one shows that the others were passed over.
        using var last = new PeriodicTimer(TimeSpan.FromSeconds(10), clock);
        changed.Change(TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(60)).ShouldBeTrue();
        stopped.Change(Timeout.InfiniteTimeSpan, TimeSpan.FromSeconds(10)).ShouldBeTrue();
        await disposed.DisposeAsync();

        await TickAsync(10);
        ticks.ShouldBeEmpty();
        await TickAsync(10);
        await TickAsync(10);
        await ticked.Task;

        ticks.ShouldBe(["changed"]);
        disposed.Change(TimeSpan.Zero, TimeSpan.FromSeconds(1)).ShouldBeFalse();

        async Task TickAsync(int seconds)
        {
            var next = last.WaitForNextTickAsync(TestContext.Current.CancellationToken);
            clock.Advance(TimeSpan.FromSeconds(seconds));
            (await next).ShouldBeTrue();
        }
    }

    [Fact]
    public async Task A_periodic_timer_of_a_frozen_clock_fires_once_however_many_periods_have_passed()
    {
        var clock = new MockClock();
        using var fired = new SemaphoreSlim(0);
        await using var timer = clock.CreateTimer(_ => fired.Release(), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
        using var barrier = new PeriodicTimer(TimeSpan.FromHours(1), clock);

        clock.Advance(TimeSpan.FromHours(1));
        await barrier.WaitForNextTickAsync(TestContext.Current.CancellationToken);

        fired.CurrentCount.ShouldBe(1);
    }

    [Fact]
    public async Task A_time_out_on_a_frozen_clock_expires_at_once()
    {
        var clock = new MockClock();
        var expired = new TaskCompletionSource();
        using var timeout = new CancellationTokenSource(TimeSpan.FromDays(1), clock);
        await using var registration = timeout.Token.Register(expired.SetResult);

        await expired.Task.WaitAsync(TestTimeouts.Most, TestContext.Current.CancellationToken);

        clock.Advanced.ShouldBe(TimeSpan.FromDays(1));
    }

    [Fact]
    public void Timestamps_follow_the_clock()
    {
        var time = new FakeTimeProvider();
        foreach (var clock in new[] { new MockClock(), new MockClock(time) })
        {
            var begin = clock.GetTimestamp();

            clock.Advance(TimeSpan.FromMinutes(90));
            clock.GetElapsedTime(begin).ShouldBe(TimeSpan.FromMinutes(90));
            time.Advance(TimeSpan.FromSeconds(3));

            clock.GetElapsedTime(begin).ShouldBe(TimeSpan.FromMinutes(90) + (clock.IsFrozen ? TimeSpan.Zero : TimeSpan.FromSeconds(3)));
            clock.LocalTimeZone.ShouldBe(TimeZoneInfo.Local);
        }
    }

    [Theory]
    [InlineData(-2, 0)]
    [InlineData(0, -2)]
    [InlineData(6000L * 365 * 24 * 3600 * 1000, 0)]
    public void A_timer_rejects_times_that_the_clock_cannot_show(long due, long period)
    {
        var clock = new MockClock();

        Should.Throw<ArgumentOutOfRangeException>(
            () => clock.CreateTimer(_ => { }, null, TimeSpan.FromMilliseconds(due), TimeSpan.FromMilliseconds(period)));
        Should.Throw<ArgumentNullException>(() => clock.CreateTimer(null!, null, TimeSpan.Zero, TimeSpan.Zero));
    }

    [Fact]
    public async Task A_delay_on_a_running_clock_follows_the_clock_it_runs_with()
    {
        var time = new FakeTimeProvider();
        var clock = new MockClock(time);

        var delay = Task.Delay(TimeSpan.FromSeconds(10), clock, TestContext.Current.CancellationToken);
        var isCompletedBefore = delay.IsCompleted;
        time.Advance(TimeSpan.FromSeconds(10));
        await delay;

        isCompletedBefore.ShouldBeFalse();
        clock.Advanced.ShouldBe(TimeSpan.Zero);
    }

    private sealed class Hasty(TimeSpan step) : TimeProvider
    {
        private DateTimeOffset _now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => _now += step;
    }
}
