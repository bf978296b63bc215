using SdrsMock.Schemas;
using Shouldly;

namespace SdrsMock.Tests.Properties;

/// <summary>Plays steps and holds everything against the invariants after each of them.</summary>
internal sealed class InvariantMonitor
{
    private static readonly Dictionary<string, string> s_paths = new()
    {
        ["protection-group"] = "server-groups",
        ["protected-instance"] = "protected-instances",
        ["replication-pair"] = "replications",
        ["dr-drill"] = "disaster-recovery-drills",
    };

    private readonly MockHarness _mock;
    private readonly JobInvariants _jobs;
    private readonly InventoryInvariants _surroundings;
    private ObservedState _shown;
    private string _state;

    public InvariantMonitor(MockHarness mock)
    {
        (_mock, _jobs, _surroundings) = (mock, new(mock), new(mock.Project));
        (_shown, _state) = (new(mock), State);
    }

    private string State => _mock.Engine.GetStateJson(_mock.ProjectId);

    public void Play(GeneratedCall step)
    {
        if (!ExternalEvents.Do(step, _mock))
        {
            Call(step);
        }

        Look();
    }

    private void Call(GeneratedCall step)
    {
        var contract = _mock.ContractOf(step.Move);
        var call = PlannedCall.Of(contract, _mock, step);
        var response = call.Send(_mock);
        ResponseChecks.Judge(call, contract, response);
        if (response.Error is not null || contract.Method == "GET")
        {
            Invariant.Unchanged(_state, State, () => $"{call} answered {response.Text} and changed");
        }
    }

    private void Look()
    {
        var before = _shown;
        _shown = new(_mock);
        ResourceInvariants.Hold(_shown);
        _surroundings.Hold();
        _jobs.Hold();
        var present = _shown.Everything.Select(shown => shown.Resource.Id()).ToHashSet();
        foreach (var (kind, resource) in before.Everything.Where(shown => !present.Contains(shown.Resource.Id())))
        {
            var response = _mock.Get($"/{s_paths[kind]}/{resource.Id()}");
            Catalog.Constraint(response.Constraint.ShouldNotBeNull())!.Code.ShouldBe(response.Error!.Code,
                $"reading a {kind} that is gone");
        }

        _state = State;
    }
}
