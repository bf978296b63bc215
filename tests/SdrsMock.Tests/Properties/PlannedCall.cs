using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SdrsMock.Schemas;
using SdrsMock.Tests.Schemas;

namespace SdrsMock.Tests.Properties;

/// <summary>A call that is ready to be sent.</summary>
internal sealed partial record PlannedCall(string Operation, string Method, string Path, string? Body)
{
    /// <summary>A request of an operation: its sample with existing IDs, varied, and sometimes mutated.</summary>
    public static PlannedCall Of(OperationContract contract, MockHarness mock, GeneratedCall step)
    {
        var picks = new ArgumentGenerator(mock, step);
        var path = Variable().Replace(contract.Path, found => Uri.EscapeDataString(ValueOf(found.Groups[1].Value, picks, mock)));
        return new(
            contract.Operation, contract.Method, path + RequestVariations.QueryOf(contract.Operation, step), BodyOf(contract, picks, mock));
    }

    public HarnessResponse Send(MockHarness mock) => mock.Send(Method, Path, Body);

    public override string ToString() => $"{Operation}: {Method} {Path} {Body}";

    private static string? BodyOf(OperationContract contract, ArgumentGenerator picks, MockHarness mock)
    {
        if (contract.Sample is not { } sample)
        {
            return null;
        }

        if (picks.Step.C % 20 == 19)
        {
            return new GeneratedBodies(contract, picks.Step.A).All().First().GetRawText();
        }

        var body = JsonNode.Parse(Variable().Replace(sample.GetRawText(), found => ValueOf(found.Groups[1].Value, picks, mock)))!
            .AsObject();
        RequestVariations.Vary(contract.Operation, body, picks, mock);
        return body.ToJsonString();
    }

    private static string ValueOf(string name, ArgumentGenerator picks, MockHarness mock) => name switch
    {
        "project_id" => mock.ProjectId,
        "group" or "server_group_id" => picks.Group,
        "instance" or "protected_instance_id" => picks.Instance,
        "replication_id" => picks.AttachedPair,
        "pair" => picks.Pair,
        "disaster_recovery_drill_id" => picks.Drill,
        "job_id" => picks.Job,
        "failure_job_id" => picks.FailedTask,
        "key" => picks.Key,
        "nic" => picks.Nic,
        "api_version" => picks.Step.A % 8 == 0 ? "v7" : "v1",
        "server_a" => picks.Server,
        "volume_a" => picks.Volume,
        _ => mock[name],
    };

    [GeneratedRegex(@"\{([a-z_]+)\}")]
    private static partial Regex Variable();
}
