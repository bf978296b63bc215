namespace SdrsMock.Tests.Properties;

/// <summary>Playing steps without watching.</summary>
internal static class Playing
{
    /// <summary>What a step answers; null when it is no call.</summary>
    public static Answer? Play(this Sdrs sdrs, Step step) => Meddling.Do(step, sdrs) ? null : sdrs.Plan(step).Send(sdrs);

    public static PlannedCall Plan(this Sdrs sdrs, Step step) => PlannedCall.Of(sdrs.ContractOf(step.Move), sdrs, step);

    /// <summary>A protected group with an instance and its pair, a free pair, a drill, and a second group.</summary>
    public static void GivenOneOfEach(this Sdrs sdrs)
    {
        var (group, instance) = sdrs.GivenProtectedGroup();
        sdrs.Post("/replications", new { replication = new { server_group_id = group, volume_id = sdrs["volume_a"], name = "free" } });
        sdrs.Post("/disaster-recovery-drills", new { disaster_recovery_drill = new { server_group_id = group, name = "drill" } });
        sdrs.Wait();
        sdrs.GivenGroup("other");
        sdrs.Put($"/protected-instances/{instance}", new { protected_instance = new { name = "mine" } });
    }

    /// <summary>The project's whole state.</summary>
    public static string State(this Sdrs sdrs)
    {
        // A mock does not know a project before it is called.
        _ = sdrs.World;
        return sdrs.Engine.StateOf(sdrs.ProjectId);
    }

    /// <summary>What every read says of everything that is there.</summary>
    public static string Everything(this Sdrs sdrs)
    {
        var world = sdrs.World;
        string[] paths =
        [
            "/active-domains", "/server-groups", "/protected-instances", "/replications", "/disaster-recovery-drills",
            "/task-center/failure-jobs", "/protected-instances/tags", "/sdrs/quotas", "/resource/rpo-statistics",
            .. world.Groups.SelectMany(group => new[] { $"/server-groups/{group.Id}", $"/task-center/failure-jobs?server_group_id={group.Id}" }),
            .. world.Instances.SelectMany(instance => new[] { $"/protected-instances/{instance.Id}", $"/protected-instances/{instance.Id}/tags" }),
            .. world.Pairs.Select(pair => $"/replications/{pair.Id}"),
            .. world.Drills.Select(drill => $"/disaster-recovery-drills/{drill.Id}"),
            .. world.Jobs.All.Select(job => $"/jobs/{job.Id}"),
        ];
        return string.Join('\n', paths.Select(path => $"{path} {sdrs.Get(path).Text}"));
    }
}
