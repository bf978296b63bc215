
namespace SdrsMock.Tests.Properties;

/// <summary>Playing steps without watching.</summary>
internal static class ScenarioExecutor
{
    /// <summary>The response of a step; null if the step is not a request.</summary>
    public static HarnessResponse? Play(this MockHarness mock, GeneratedCall step) =>
        ExternalEvents.Do(step, mock) ? null : mock.Plan(step).Send(mock);

    public static PlannedCall Plan(this MockHarness mock, GeneratedCall step) => PlannedCall.Of(mock.ContractOf(step.Move), mock, step);

    /// <summary>A protected group with an instance and its pair, a free pair, a drill, and a second group.</summary>
    public static void AddOneOfEach(this MockHarness mock)
    {
        var (group, instance) = mock.AddProtectedGroup();
        mock.Post("/replications", new { replication = new { server_group_id = group, volume_id = mock["volume_a"], name = "free" } });
        mock.Post("/disaster-recovery-drills", new { disaster_recovery_drill = new { server_group_id = group, name = "drill" } });
        mock.Wait();
        mock.AddGroup("other");
        mock.Put($"/protected-instances/{instance}", new { protected_instance = new { name = "mine" } });
    }

    /// <summary>The project's whole state.</summary>
    public static string State(this MockHarness mock)
    {
        // A mock does not know a project before it is called.
        _ = mock.Project;
        return mock.Engine.GetStateJson(mock.ProjectId);
    }

    /// <summary>What every read says of everything that is there.</summary>
    public static string Everything(this MockHarness mock)
    {
        var project = mock.Project;
        string[] paths =
        [
            "/active-domains", "/server-groups", "/protected-instances", "/replications", "/disaster-recovery-drills",
            "/task-center/failure-jobs", "/protected-instances/tags", "/sdrs/quotas", "/resource/rpo-statistics",
            .. project.Groups.SelectMany(
                group => new[] { $"/server-groups/{group.Id}", $"/task-center/failure-jobs?server_group_id={group.Id}" }),
            .. project.Instances.SelectMany(
                instance => new[] { $"/protected-instances/{instance.Id}", $"/protected-instances/{instance.Id}/tags" }),
            .. project.Pairs.Select(pair => $"/replications/{pair.Id}"),
            .. project.Drills.Select(drill => $"/disaster-recovery-drills/{drill.Id}"),
            .. project.Jobs.All.Select(job => $"/jobs/{job.Id}"),
        ];
        return string.Join('\n', paths.Select(path => $"{path} {mock.Get(path).Text}"));
    }
}
