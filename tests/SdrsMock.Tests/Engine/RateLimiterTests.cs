using SdrsMock.Common;
using Xunit;

namespace SdrsMock.Tests.Engine;

public sealed class RateLimiterTests
{
    private readonly MockHarness _mock = new();

    [Fact]
    public void Calls_beyond_the_limit_are_refused_until_the_second_is_over()
    {
        new MockInventory(_mock.Engine, _mock.ProjectId).Change("quotas", "calls_per_second", new() { ["quota"] = 2 });

        _mock.Get("/server-groups").ShouldSucceed();
        _mock.Get("/server-groups").ShouldSucceed();
        _mock.Get("/server-groups").ShouldBreak("ALL-09", Errors.Throttled);
        _mock.Get("/sdrs/quotas").ShouldSucceed();
        _mock.Clock.Advance(TimeSpan.FromSeconds(1));
        _mock.Get("/server-groups").ShouldSucceed();
    }

    [Fact]
    public void Nothing_is_refused_unless_somebody_sets_a_limit()
    {
        for (var call = 0; call < 500; call++)
        {
            _mock.Get("/server-groups").ShouldSucceed();
        }
    }
}
