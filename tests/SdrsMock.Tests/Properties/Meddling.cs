using System.Text.Json.Nodes;
using SdrsMock.Engine;
using SdrsMock.Schemas;

namespace SdrsMock.Tests.Properties;

/// <summary>What happens without a call: time passes, and somebody is at work behind the service's back.</summary>
internal static class Meddling
{
    private static readonly int[] s_milliseconds = [0, 300, 700, 1000, 2000, 2000, 10_000, 400_000];
    private static readonly string[] s_failures = ["SDRS.1350", "SDRS.0013"];
    private static readonly string[] s_jobOperations = [.. Catalogue.Operations.Where(operation => operation.Reply == "job").Select(operation => operation.Name)];

    private static readonly Dictionary<string, Action<Sdrs, Picks>> s_moves = new()
    {
        ["Clock"] = (sdrs, picks) => sdrs.Clock.Advance(TimeSpan.FromMilliseconds(s_milliseconds[picks.Step.A % s_milliseconds.Length])),
        ["Idle"] = (sdrs, _) => sdrs.Wait(),
        ["FailNextJob"] = (sdrs, picks) => sdrs.GivenFailingJob(JobOperation(picks), s_failures[picks.Step.B % 2]),
        ["HangNextJob"] = (sdrs, picks) => sdrs.Engine.Faults.Add(new() { Operation = JobOperation(picks), StuckJob = true, ProjectId = sdrs.ProjectId, Times = 1 }),
        ["RemoveServer"] = (sdrs, picks) => sdrs.Inventory.Remove("servers", ServerOf(picks)),
        ["RemoveVolume"] = (sdrs, picks) => sdrs.Inventory.Remove("volumes", VolumeOf(picks)),
        ["StartServer"] = (sdrs, picks) => Change(sdrs, "servers", ServerOf(picks), "status", "ACTIVE"),
        ["StopServer"] = (sdrs, picks) => Change(sdrs, "servers", ServerOf(picks), "status", "SHUTOFF"),
        ["FreezeServer"] = (sdrs, picks) => Change(sdrs, "servers", ServerOf(picks), "frozen", picks.Step.C % 2 == 0),
        ["LockVolume"] = (sdrs, picks) => Change(sdrs, "volumes", VolumeOf(picks), "locked", picks.Step.C % 2 == 0),
        ["LimitGroups"] = (sdrs, picks) => Change(sdrs, "quotas", "server_groups", "quota", (picks.Step.A % 4) - 1),
        ["LimitPairs"] = (sdrs, picks) => Change(sdrs, "quotas", "replications", "quota", (picks.Step.A % 6) - 1),
        ["BreakLink"] = (sdrs, picks) => InWorld(sdrs, world => Consequences.BreakSynchronisation(world, picks.Pair, picks.Step.C % 2 == 0 ? "2" : "5")),
        ["MendLink"] = (sdrs, picks) => InWorld(sdrs, world => Consequences.MendSynchronisation(world, picks.Pair)),
    };

    /// <summary>Those that let time pass.</summary>
    public static string[] ClockMoves { get; } = ["Clock", "Clock", "Idle"];

    public static string[] Names { get; } = [.. s_moves.Keys.Except(ClockMoves)];

    /// <summary>Does what a step names; false when it names none of these.</summary>
    public static bool Do(Step step, Sdrs sdrs)
    {
        if (!s_moves.TryGetValue(step.Move, out var move))
        {
            return false;
        }

        try
        {
            move(sdrs, new(sdrs, step));
        }
        catch (ArgumentException)
        {
            // There was nothing of the kind, or it may not change so: the step does nothing.
        }

        return true;
    }

    private static string JobOperation(Picks picks) => s_jobOperations[picks.Step.A % s_jobOperations.Length];

    private static string ServerOf(Picks picks) => picks.World.Instances[picks.Instance] is { } instance
        ? (picks.Step.B % 2 == 0 ? instance.SourceServer : instance.TargetServer) ?? Picks.Unknown
        : picks.Server;

    private static string VolumeOf(Picks picks) => picks.World.Pairs[picks.Pair] is { } pair
        ? picks.Step.A % 2 == 0 ? pair.SourceVolume : pair.TargetVolume
        : picks.Volume;

    private static void Change(Sdrs sdrs, string kind, string id, string member, JsonNode value) => sdrs.Inventory.Change(kind, id, new() { [member] = value });

    private static void InWorld(Sdrs sdrs, Action<World> act)
    {
        var world = sdrs.World;
        lock (world.Gate)
        {
            world.Jobs.Settle(sdrs.Clock.Now);
            act(world);
        }
    }
}
