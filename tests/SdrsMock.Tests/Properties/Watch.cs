using SdrsMock.Schemas;
using Shouldly;

namespace SdrsMock.Tests.Properties;

/// <summary>Plays steps and holds everything against the invariants after each of them.</summary>
internal sealed class Watch
{
    private static readonly Dictionary<string, string> s_paths = new()
    {
        ["protection-group"] = "server-groups",
        ["protected-instance"] = "protected-instances",
        ["replication-pair"] = "replications",
        ["dr-drill"] = "disaster-recovery-drills",
    };

    private readonly Sdrs _sdrs;
    private readonly JobInvariants _jobs;
    private readonly SurroundingsInvariants _surroundings;
    private Shown _shown;
    private string _state;

    public Watch(Sdrs sdrs)
    {
        (_sdrs, _jobs, _surroundings) = (sdrs, new(sdrs), new(sdrs.World));
        (_shown, _state) = (new(sdrs), State);
    }

    private string State => _sdrs.Engine.StateOf(_sdrs.ProjectId);

    public void Play(Step step)
    {
        if (!Meddling.Do(step, _sdrs))
        {
            Call(step);
        }

        Look();
    }

    private void Call(Step step)
    {
        var contract = _sdrs.ContractOf(step.Move);
        var call = PlannedCall.Of(contract, _sdrs, step);
        var answer = call.Send(_sdrs);
        Replies.Judge(call, contract, answer);
        if (answer.Error is not null || contract.Method == "GET")
        {
            Claim.Unchanged(_state, State, () => $"{call} answered {answer.Text} and changed");
        }
    }

    private void Look()
    {
        var before = _shown;
        _shown = new(_sdrs);
        ResourceInvariants.Hold(_shown);
        _surroundings.Hold();
        _jobs.Hold();
        var present = _shown.Everything.Select(shown => shown.Resource.Id()).ToHashSet();
        foreach (var (kind, resource) in before.Everything.Where(shown => !present.Contains(shown.Resource.Id())))
        {
            var answer = _sdrs.Get($"/{s_paths[kind]}/{resource.Id()}");
            Catalogue.Constraint(answer.Constraint.ShouldNotBeNull())!.Code.ShouldBe(answer.Error!.Code, $"reading a {kind} that is gone");
        }

        _state = State;
    }
}
