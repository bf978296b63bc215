using SdrsMock.Engine;
using SdrsMock.Http;
using SdrsMock.Tests.Persistence;
using Xunit;

namespace SdrsMock.Tests.Properties;

/// <summary>The state of an earlier instant is the one that was read then, and a fork of it continues as the project did.</summary>
public sealed class TimeTravelTests
{
    private const string Fork = "0000000000000000000000000000000f";

    [Theory]
    [InlineData("huawei", false)]
    [InlineData("huawei", true)]
    [InlineData("otc", false)]
    public void Each_instant_has_the_state_that_was_read_then(string edition, bool hasOwnClock) =>
        PropertyRunner.HoldsFor(GeneratedCall.Sequences(50), times: 20, steps =>
    {
        using var engine = new MockEngine(new() { Edition = edition });
        var mock = new MockHarness(engine, StateFileHarness.Project, hasOwnClock);

        var states = Play(mock, steps);

        Check(mock, states);
    });

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    public void The_earliest_instant_moves_when_commands_are_folded(int threshold) =>
        PropertyRunner.HoldsFor(GeneratedCall.Sequences(60), times: 20, steps =>
    {
        using var engine = new MockEngine(new());
        engine.Projects.SnapshotThreshold = threshold;
        var mock = new MockHarness(engine, StateFileHarness.Project, hasOwnClock: false);

        var states = Play(mock, steps);

        Check(mock, states);
    });

    [Theory]
    [InlineData(false, 1000)]
    [InlineData(true, 1000)]
    [InlineData(false, 7)]
    public void The_instants_of_a_state_file_survive_a_kill(bool hasOwnClock, int threshold) =>
        PropertyRunner.HoldsFor(GeneratedCall.Sequences(40), times: 8, steps =>
    {
        using var file = new StateFileHarness();
        var engine = file.Start().Engine;
        engine.Projects.SnapshotThreshold = threshold;
        var project = hasOwnClock ? Fork : StateFileHarness.Project;
        var mock = new MockHarness(engine, project, hasOwnClock);
        var half = steps.Length / 2;
        var states = Play(mock, steps[..half]);
        Check(mock, states);

        mock = new(file.Again().Engine, project, hasOwnClock: false);
        mock.Engine.Projects.SnapshotThreshold = threshold;
        Check(mock, states);
        foreach (var (at, state) in Play(mock, steps[half..]))
        {
            states[at] = state;
        }

        Check(mock, states);
    });

    [Fact]
    public void Commands_of_a_mutant_are_repeated_with_it() =>
        PropertyRunner.HoldsFor(GeneratedCall.Sequences(40), times: 60, steps =>
    {
        using var engine = new MockEngine(new());
        var mock = new MockHarness(engine, StateFileHarness.Project, hasOwnClock: false);
        var mutants = engine.Mutants.All;
        engine.Mutants.Set(mutants[steps[0].A * 7919 % mutants.Count].Id, null);

        var states = Play(mock, steps);

        Check(mock, states);
    });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_fork_continues_as_the_project_did(bool hasOwnClock) =>
        PropertyRunner.HoldsFor(GeneratedCall.Sequences(50), times: 20, steps =>
    {
        using var engine = new MockEngine(new());
        var original = new MockHarness(engine, StateFileHarness.Project, hasOwnClock);
        original.AddGroup();
        var half = steps.Length / 2;
        Play(original, steps[..half]);
        engine.Faults.Clear(original.ProjectId);
        var instant = engine.GetTimeline(original.ProjectId).Last;
        var expected = Respond(original, steps[half..]);

        var timeline = engine.GetTimeline(original.ProjectId);
        ProjectFork.Create(engine, original.ProjectId, timeline.GetInstant(instant), Fork);
        var fork = new MockHarness(engine, Fork, hasOwnClock: false);

        Invariant.Unchanged(expected, Respond(fork, steps[half..]), () => "the fork responds differently");
        Invariant.Unchanged(Resources(original), Resources(fork), () => "the fork came to another end");
    });

    [Fact]
    public async Task A_fork_continues_the_ids_also_after_a_kill()
    {
        using var file = new StateFileHarness();
        var original = file.Start();
        original.AddGroup();
        await ProjectFork.Create(original.Engine, original.ProjectId, at: null, Fork).Persisted;
        var expected = original.PostGroup("next").Text;

        var fork = new MockHarness(file.Again().Engine, Fork, hasOwnClock: false);

        Invariant.Unchanged(expected, fork.PostGroup("next").Text, () => "the fork draws other ids");
    }

    private static Dictionary<long, string> Play(MockHarness mock, IEnumerable<GeneratedCall> steps)
    {
        var states = new Dictionary<long, string>();
        foreach (var step in steps.Where(step => !StateFileHarness.Unheard.Contains(step.Move)))
        {
            mock.Play(step);
            var at = mock.Engine.GetTimeline(mock.ProjectId).Last;
            if (at > 0)
            {
                states[at] = mock.State();
            }
        }

        return states;
    }

    private static void Check(MockHarness mock, Dictionary<long, string> states)
    {
        var timeline = mock.Engine.GetTimeline(mock.ProjectId);
        foreach (var (at, state) in states.Where(pair => pair.Key >= timeline.First))
        {
            var document = Response.Json(200, json => StateDocument.Write(json, mock.Engine, timeline.GetInstant(at)));
            Invariant.Unchanged(state, new HarnessResponse(document).Text, () => $"instant {at} differs");
        }

        Invariant.That(states.Count == 0 || timeline.Last >= states.Keys.Max(), () => "the latest instants are missing");
    }

    private static string Respond(MockHarness mock, IEnumerable<GeneratedCall> steps) => Neutral(mock, string.Join('\n', steps
        .Where(step => !StateFileHarness.Unheard.Contains(step.Move)).Select(step => $"{step} {mock.Play(step)?.Text}")));

    private static string Resources(MockHarness mock) => Neutral(mock, mock.State().Split("\"projects\"")[1]);

    private static string Neutral(MockHarness mock, string text) => text.Replace(mock.ProjectId, "PROJECT", StringComparison.Ordinal);
}
