using Xunit;

namespace SdrsMock.Tests.Engine;

public sealed class ThrottleTests
{
    private readonly Sdrs _sdrs = new();

    [Fact]
    public void Calls_beyond_the_limit_are_refused_until_the_second_is_over()
    {
        new MockInventory(_sdrs.Engine, _sdrs.ProjectId).Change("quotas", "calls_per_second", new() { ["quota"] = 2 });

        _sdrs.Get("/server-groups").ShouldSucceed();
        _sdrs.Get("/server-groups").ShouldSucceed();
        _sdrs.Get("/server-groups").ShouldBreak("ALL-09", Errors.Throttled);
        _sdrs.Get("/sdrs/quotas").ShouldSucceed();
        _sdrs.Clock.Advance(TimeSpan.FromSeconds(1));
        _sdrs.Get("/server-groups").ShouldSucceed();
    }

    [Fact]
    public void Nothing_is_refused_unless_somebody_sets_a_limit()
    {
        for (var call = 0; call < 500; call++)
        {
            _sdrs.Get("/server-groups").ShouldSucceed();
        }
    }
}
