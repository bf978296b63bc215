using CsCheck;
using SdrsMock.Engine;
using Xunit;

namespace SdrsMock.Tests.Properties;

/// <summary>Projects of their own in one mock never see one another, whatever their calls and in whatever order these interleave.</summary>
public sealed class ProjectIsolationTests
{
    private const int Projects = 200;
    private const int Threads = 16;

    [Fact]
    public void Many_projects_at_once_respond_as_each_does_alone()
    {
        using var engine = new MockEngine(new());
        var alone = Enumerable.Range(0, Projects).Select(_ => new MockHarness(new MockEngine(new()), null, hasOwnClock: true)).ToList();
        var together = alone.Select(mock => new MockHarness(engine, mock.ProjectId, hasOwnClock: true)).ToList();

        // The threads play the projects at the same time, so that their calls interleave at random.
        Parallel.For(0, Projects, new() { MaxDegreeOfParallelism = Threads }, number =>
        {
            var steps = GeneratedCall.Sequences(25).Generate(new PCG((uint)number, (ulong)PropertyRunner.Seed), null, out _);
            foreach (var step in steps)
            {
                var (expected, actual) = (alone[number].Play(step)?.Text ?? "", together[number].Play(step)?.Text ?? "");
                Invariant.Unchanged(expected, actual, () => $"project {number}: {step} is answered differently");
            }
        });

        for (var number = 0; number < Projects; number++)
        {
            Invariant.Unchanged(alone[number].State(), together[number].State(), () => $"project {number} came to another end");
            Invariant.Unchanged(
                $"{alone[number].Clock.Now:O}", $"{together[number].Clock.Now:O}", () => $"project {number} has another time");
        }

        Invariant.That(engine.Options.Clock.Advanced == TimeSpan.Zero, () => "the mock's clock was moved");
    }
}
