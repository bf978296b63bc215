using System.Text.Json.Nodes;
using SdrsMock.Schemas;
using SdrsMock.State;

namespace SdrsMock.Tests.Properties;

/// <summary>Events without a request: time passes, and the inventory changes outside SDRS.</summary>
internal static class ExternalEvents
{
    private static readonly int[] s_milliseconds = [0, 300, 700, 1000, 2000, 2000, 10_000, 400_000];
    private static readonly string[] s_failures = ["SDRS.1350", "SDRS.0013"];
    private static readonly string[] s_jobOperations =
        [.. Catalog.Operations.Where(operation => operation.Response == "job").Select(operation => operation.Name)];

    private static readonly Dictionary<string, Action<MockHarness, ArgumentGenerator>> s_moves = new()
    {
        ["Clock"] = (mock, picks) => mock.Clock.Advance(TimeSpan.FromMilliseconds(s_milliseconds[picks.Step.A % s_milliseconds.Length])),
        ["Idle"] = (mock, _) => mock.Wait(),
        ["FailNextJob"] = (mock, picks) => mock.AddFailingJob(JobOperation(picks), s_failures[picks.Step.B % 2]),
        ["HangNextJob"] = (mock, picks) => mock.Engine.Faults.Add(
            new() { Operation = JobOperation(picks), StuckJob = true, ProjectId = mock.ProjectId, Times = 1 }),
        ["RemoveServer"] = (mock, picks) => mock.Inventory.Remove("servers", ServerOf(picks)),
        ["RemoveVolume"] = (mock, picks) => mock.Inventory.Remove("volumes", VolumeOf(picks)),
        ["StartServer"] = (mock, picks) => Change(mock, "servers", ServerOf(picks), "status", "ACTIVE"),
        ["StopServer"] = (mock, picks) => Change(mock, "servers", ServerOf(picks), "status", "SHUTOFF"),
        ["FreezeServer"] = (mock, picks) => Change(mock, "servers", ServerOf(picks), "frozen", picks.Step.C % 2 == 0),
        ["LockVolume"] = (mock, picks) => Change(mock, "volumes", VolumeOf(picks), "locked", picks.Step.C % 2 == 0),
        ["LimitGroups"] = (mock, picks) => Change(mock, "quotas", "server_groups", "quota", (picks.Step.A % 4) - 1),
        ["LimitPairs"] = (mock, picks) => Change(mock, "quotas", "replications", "quota", (picks.Step.A % 6) - 1),
        ["BreakLink"] = (mock, picks) => InWorld(
            mock, project => StatusPropagation.BreakReplication(project, picks.Pair, picks.Step.C % 2 == 0 ? "2" : "5")),
        ["MendLink"] = (mock, picks) => InWorld(mock, project => StatusPropagation.RestoreReplication(project, picks.Pair)),
    };

    /// <summary>Those that let time pass.</summary>
    public static string[] ClockMoves { get; } = ["Clock", "Clock", "Idle"];

    public static string[] Names { get; } = [.. s_moves.Keys.Except(ClockMoves)];

    /// <summary>Does what a step names; false when it names none of these.</summary>
    public static bool Do(GeneratedCall step, MockHarness mock)
    {
        if (!s_moves.TryGetValue(step.Move, out var move))
        {
            return false;
        }

        try
        {
            move(mock, new(mock, step));
        }
        catch (ArgumentException)
        {
            // There was nothing of the kind, or it may not change so: the step does nothing.
        }

        return true;
    }

    private static string JobOperation(ArgumentGenerator picks) => s_jobOperations[picks.Step.A % s_jobOperations.Length];

    private static string ServerOf(ArgumentGenerator picks) => picks.Project.Instances[picks.Instance] is { } instance
        ? (picks.Step.B % 2 == 0 ? instance.SourceServer : instance.TargetServer) ?? ArgumentGenerator.Unknown
        : picks.Server;

    private static string VolumeOf(ArgumentGenerator picks) => picks.Project.Pairs[picks.Pair] is { } pair
        ? picks.Step.A % 2 == 0 ? pair.SourceVolume : pair.TargetVolume
        : picks.Volume;

    private static void Change(MockHarness mock, string kind, string id, string member, JsonNode value) =>
        mock.Inventory.Change(kind, id, new() { [member] = value });

    private static void InWorld(MockHarness mock, Action<ProjectState> act)
    {
        var project = mock.Engine.Projects.GetOrLoad(mock.ProjectId);
        lock (project.Lock)
        {
            project.State.JobScheduler.CompleteDueJobs(mock.Clock.Now);
            act(project.State);
        }
    }
}
