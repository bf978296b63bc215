using Xunit;

namespace SdrsMock.Tests.Properties;

/// <summary>Whatever is called in whatever order, and whatever happens meanwhile: see the three files of invariants.</summary>
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
