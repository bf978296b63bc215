using SdrsMock.Model;
using SdrsMock.State;

namespace SdrsMock.Tests.Properties;

/// <summary>
/// Picks from what a project has by a step's numbers: mostly something that is there, now and then something that is not.
/// </summary>
internal sealed class ArgumentGenerator(MockHarness mock, GeneratedCall step)
{
    public const string Unknown = "7a6b5c4d-3e2f-4109-8a7b-6c5d4e3f2011";

    private static readonly string[] s_keys = ["env", "team", "a b", "ä"];

    private static readonly string[] s_plainServers = ["server_a", "server_b", "server_c", "server_two_disks", "server_two_nics"];

    public GeneratedCall Step => step;

    public ProjectState Project => mock.Project;

    public string Group => One(Project.Groups, step.A);

    public string Instance => One(Project.Instances, step.A);

    public string Pair => One(Project.Pairs, step.B);

    public string Drill => One(Project.Drills, step.A);

    public string Job => step.A % 16 == 15 ? new('0', 32) : Of(Project.Jobs.All.Select(job => job.Id), step.A);

    public string FailedTask =>
        Of(Project.FailureJobs.Select(failureJob => step.B % 2 == 0 ? failureJob.JobId : failureJob.ResourceId), step.A);

    public string Key => s_keys[step.B % s_keys.Length];

    public string Server => step.B % 4 == 0 ? Variable("server_", step.C) : mock[s_plainServers[step.B % s_plainServers.Length]];

    public string Volume => step.B % 4 == 0 ? Variable("volume_", step.C) : mock[$"volume_{"abcdef"[step.B % 6]}"];

    public string Nic => Of(
        Project.Instances[Instance] is { } instance
            ? new[] { instance.SourceServer, instance.TargetServer }
                .Select(id => Project.Inventory.Servers[id])
                .SelectMany(server => server?.Nics ?? [])
                .Select(nic => nic.Id)
            : [],
        step.B);

    /// <summary>A pair, and most times one that is attached to the instance.</summary>
    public string AttachedPair => Project.Instances[Instance] is { Attachments: [_, ..] attachments } && step.C % 8 > 0
        ? attachments[step.B % attachments.Length].PairId
        : Pair;

    /// <summary>One of the variables whose name begins so.</summary>
    public string Variable(string prefix, int number)
    {
        var names = mock.VariableNames.Where(name => name.StartsWith(prefix, StringComparison.Ordinal)).ToList();
        return mock[names[number % names.Count]];
    }

    private static string One(IEnumerable<IResource> resources, int number) =>
        number % 16 == 15 ? Unknown : Of(resources.Select(resource => resource.Id), number);

    private static string Of(IEnumerable<string> ids, int number) => ids.ToList() is { Count: > 0 } all ? all[number % all.Count] : Unknown;
}
