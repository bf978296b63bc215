using Xunit;

namespace SdrsMock.Tests.Properties;

/// <summary>Random requests in random order with external events; the invariants are in three files.</summary>
public sealed class InvariantTests
{
    [Theory]
    [InlineData("huawei")]
    [InlineData("otc")]
    public void The_invariants_hold_under_random_calls(string edition) =>
        PropertyRunner.HoldsFor(GeneratedCall.Sequences(60), times: 60, steps =>
    {
        var watch = new InvariantMonitor(new(options => options.Edition = edition));
        foreach (var step in steps)
        {
            watch.Play(step);
        }
    });
}
