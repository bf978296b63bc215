using System.Text.Json;
using SdrsMock.Engine;
using Xunit;

namespace SdrsMock.Tests.Properties;

/// <summary>The same seed and the same requests give the same response bytes, also after saving and restoring the state.</summary>
public sealed class DeterminismTests
{
    private static readonly string s_project = $"{1:x32}";

    [Theory]
    [InlineData("huawei")]
    [InlineData("otc")]
    public void Two_mocks_with_the_same_seed_give_the_same_responses(string edition) =>
        PropertyRunner.HoldsFor(GeneratedCall.Sequences(50), times: 25, steps =>
    {
        var (one, other) = (Fresh(edition), Fresh(edition));

        PlayOnBoth(one, other, steps);

        Invariant.Unchanged(one.State(), other.State(), () => "the states of two mocks differ");
    });

    [Theory]
    [InlineData("huawei")]
    [InlineData("otc")]
    public void A_restored_state_gives_the_same_responses_now_and_later(string edition) =>
        PropertyRunner.HoldsFor(GeneratedCall.Sequences(60), times: 40, steps =>
    {
        var original = Fresh(edition);
        foreach (var step in steps[..(steps.Length / 2)])
        {
            original.Play(step);
        }

        // Fault rules are no part of the state.
        original.Engine.Faults.Clear(s_project);
        var copy = Fresh(edition);
        using var saved = JsonDocument.Parse(original.State());
        StateDocument.Read(saved.RootElement, copy.Engine, projectId: null);

        Invariant.Unchanged(original.State(), copy.State(), () => "what was read is not what was saved");
        Invariant.Unchanged(original.Everything(), copy.Everything(), () => "the reads differ");
        PlayOnBoth(original, copy, steps[(steps.Length / 2)..]);
        Invariant.Unchanged(original.State(), copy.State(), () => "they came to different ends");
    });

    private static MockHarness Fresh(string edition) => new(options => options.Edition = edition, s_project);

    private static void PlayOnBoth(MockHarness one, MockHarness other, IEnumerable<GeneratedCall> steps)
    {
        foreach (var step in steps)
        {
            Invariant.Unchanged(one.Play(step)?.Text ?? "", other.Play(step)?.Text ?? "", () => $"{step} is answered differently");
        }
    }
}
