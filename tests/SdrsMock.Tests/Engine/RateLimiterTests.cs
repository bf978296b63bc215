using SdrsMock.Common;
using Xunit;

namespace SdrsMock.Tests.Engine;

public sealed class RateLimiterTests
{
    private readonly MockHarness _mock = new();

    [Fact]
    public void Requests_beyond_the_rate_limit_are_rejected_within_the_second()
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
    public void Without_a_rate_limit_nothing_is_rejected()
    {
        for (var call = 0; call < 500; call++)
        {
            _mock.Get("/server-groups").ShouldSucceed();
        }
    }
}
