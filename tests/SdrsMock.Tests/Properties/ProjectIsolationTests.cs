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

    [Fact]
    public async Task Many_tests_at_once_each_see_their_own_project_only()
    {
        await using var mock = await SdrsMockServer.StartAsync(
            options => options.Auth = AuthMode.Verify, TestContext.Current.CancellationToken);

        // Each waits on its own clock between its calls, so that the order of the calls of different tests is random.
        await Parallel.ForAsync(0, Projects, new ParallelOptions { MaxDegreeOfParallelism = Projects }, async (number, stop) =>
        {
            var random = new Random((PropertyRunner.Seed * Projects) + number);
            await using var project = mock.CreateProject();
            using var http = project.CreateClient();
            var (waited, calls, broken) = (TimeSpan.Zero, random.Next(3, 9), random.Next(1, 3));
            project.Faults.Add(new() { Operation = "ShowQuota", Status = 503, Nth = broken });
            project.Inventory.Change("quotas", "server_groups", new() { ["quota"] = number });
            for (var call = 1; call <= calls; call++)
            {
                var pause = TimeSpan.FromSeconds(random.Next(1, 10_000));
                await Task.Delay(pause, project.Clock, stop);
                waited += pause;
                using var response = await http.GetAsync(new Uri($"/v1/{project.Id}/sdrs/quotas", UriKind.Relative), stop);
                var text = await response.Content.ReadAsStringAsync(stop);
                Invariant.That(
                    call == broken ? (int)response.StatusCode == 503 : text.Contains($"\"quota\":{number},", StringComparison.Ordinal),
                    () => $"project {number}, call {call}: {response.StatusCode} {text}");
            }

            Invariant.That(project.Clock.Advanced == waited, () => $"project {number} moved by {project.Clock.Advanced}, not {waited}");
            Invariant.That(project.Requests.Count == calls, () => $"project {number} has {project.Requests.Count} of {calls} calls");
        });

        Invariant.That(mock.Clock.Advanced == TimeSpan.Zero, () => "the mock's clock was moved");
        Invariant.That(mock.Requests.Count == 0, () => "a project left requests behind");
    }
}
