using SdrsMock.Engine;
using SdrsMock.Resources;
using SdrsMock.Schemas;
using Xunit;

namespace SdrsMock.Tests.Properties;

/// <summary>Every operation in every status of the resources around it: it succeeds, or it is refused as documented.</summary>
public sealed class StatusTests
{
    public static TheoryData<string> Operations => [.. Catalogue.Operations.Select(operation => operation.Name)];

    [Theory]
    [MemberData(nameof(Operations))]
    public void Answers_in_every_status(string operation)
    {
        var sdrs = new Sdrs();
        foreach (var entry in Catalogue.Statuses)
        {
            foreach (var resource in ResourcesOf(entry.Resource, Prepared(sdrs)))
            {
                resource.Status = entry.Status;
            }

            Judge(operation, entry, sdrs);
            sdrs.Wait();
            _ = new Shown(sdrs);
        }
    }

    private static void Judge(string operation, StatusEntry entry, Sdrs sdrs)
    {
        var call = sdrs.Plan(new(operation, 0, 1, 1));
        var answer = call.Send(sdrs);
        Replies.Judge(call, sdrs.ContractOf(operation), answer);
        var transitions = Ledger.Transitions.Where(started => started.Operation.Name == operation && Coverage.NameOf(started.Transition.Kind) == entry.Resource).ToList();
        Claim.That(
            answer.Error is not null || transitions.Count == 0 || transitions.Exists(started => started.Transition.Permits(entry.Status)),
            () => $"{operation} is accepted although the {entry.Resource} is {entry.Status}");
    }

    private static World Prepared(Sdrs sdrs)
    {
        sdrs.Engine.Reset(sdrs.ProjectId);
        var (group, instance) = sdrs.GivenProtectedGroup();
        sdrs.Post($"/protected-instances/{instance}/tags", new { tag = new { key = "team", value = "a" } });
        sdrs.Post("/replications", new { replication = new { server_group_id = group, volume_id = sdrs["volume_a"], name = "free" } });
        sdrs.Post("/disaster-recovery-drills", new { disaster_recovery_drill = new { server_group_id = group, name = "drill" } });
        sdrs.Wait();
        return sdrs.World;
    }

    private static IEnumerable<IResource> ResourcesOf(string name, World world) => name switch
    {
        "protection-group" => world.Groups,
        "protected-instance" => world.Instances,
        "replication-pair" => world.Pairs,
        "dr-drill" => world.Drills,
        _ => [],
    };
}
