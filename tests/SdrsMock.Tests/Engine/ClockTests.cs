using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Engine;

/// <summary>The mock's clock at its edges.</summary>
public sealed class ClockTests
{
    [Fact]
    public void It_goes_so_far_and_no_further_and_everything_works_there()
    {
        var mock = new MockHarness();
        var most = TimeSpan.FromDays(365 * 5000);

        mock.Clock.Advance(most - TimeSpan.FromDays(1));

        mock.GivenGroup().ShouldNotBeNullOrEmpty();
        Should.Throw<ArgumentOutOfRangeException>(() => mock.Clock.Advance(most - mock.Clock.Advanced + TimeSpan.FromTicks(1)));
    }

    [Fact]
    public void Waiting_until_nothing_is_at_work_works_while_time_passes_by_itself()
    {
        // Each look at this clock takes a while, so that between two looks anything may have come due.
        for (var step = 100; step <= 4000; step += 100)
        {
            var time = new Hasty(TimeSpan.FromMilliseconds(step));
            var mock = new MockHarness(options => options.Clock = new(time));
            mock.PostGroup().ShouldSucceed();

            mock.Wait();

            mock.Get("/server-groups").ShouldSucceed();
            mock.World.Jobs.Running.ShouldBeEmpty();
        }
    }

    private sealed class Hasty(TimeSpan step) : TimeProvider
    {
        private DateTimeOffset _now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => _now += step;
    }
}
