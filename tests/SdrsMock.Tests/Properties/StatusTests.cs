using SdrsMock.Diagnostics;
using SdrsMock.Model;
using SdrsMock.Schemas;
using SdrsMock.State;
using SdrsMock.Tests.Schemas;
using Xunit;

namespace SdrsMock.Tests.Properties;

/// <summary>Every operation in every status of the resources around it: it succeeds, or it is rejected as documented.</summary>
public sealed class StatusTests
{
    public static TheoryData<string> Operations => [.. Catalog.Operations.Select(operation => operation.Name)];

    [Theory]
    [MemberData(nameof(Operations))]
    public void Every_operation_responds_in_every_status(string operation)
    {
        var mock = new MockHarness();
        foreach (var entry in Catalog.Statuses)
        {
            foreach (var resource in ResourcesOf(entry.Resource, Prepared(mock)))
            {
                resource.Status = entry.Status;
            }

            Judge(operation, entry, mock);
            mock.Wait();
            _ = new ObservedState(mock);
        }
    }

    private static void Judge(string operation, StatusEntry entry, MockHarness mock)
    {
        var call = mock.Plan(new(operation, 0, 1, 1));
        var response = call.Send(mock);
        ResponseChecks.Judge(call, mock.ContractOf(operation), response);
        var transitions = DeclaredCatalog.Transitions
            .Where(
                started => started.Operation.Name == operation
                    && CoverageCounters.GetResourceName(started.Transition.Kind) == entry.Resource)
            .ToList();
        Invariant.That(
            response.Error is not null || transitions.Count == 0 || transitions.Exists(started => started.Transition.Permits(entry.Status)),
            () => $"{operation} is accepted although the {entry.Resource} is {entry.Status}");
    }

    private static ProjectState Prepared(MockHarness mock)
    {
        mock.Engine.Reset(mock.ProjectId);
        var (group, instance) = mock.AddProtectedGroup();
        mock.Post($"/protected-instances/{instance}/tags", new { tag = new { key = "team", value = "a" } });
        mock.Post("/replications", new { replication = new { server_group_id = group, volume_id = mock["volume_a"], name = "free" } });
        mock.Post("/disaster-recovery-drills", new { disaster_recovery_drill = new { server_group_id = group, name = "drill" } });
        mock.Wait();
        return mock.Project;
    }

    private static IEnumerable<IResource> ResourcesOf(string name, ProjectState project) => name switch
    {
        "protection-group" => project.Groups,
        "protected-instance" => project.Instances,
        "replication-pair" => project.Pairs,
        "dr-drill" => project.Drills,
        _ => [],
    };
}
