using System.Globalization;
using System.Text.Json;
using SdrsMock.Conformance.Reports;
using SdrsMock.Conformance.Reports.Model;
using SdrsMock.Conformance.Scenarios;
using SdrsMock.Schemas;

namespace SdrsMock.Conformance.Evidence;

/// <summary>
/// Compares the rejections in a run report with the catalog: which codes are confirmed, and which constraints have another code. A
/// step counts for a constraint only if it covers that constraint alone.
/// </summary>
internal static class EvidenceCollector
{
    private const string Confirmed = "confirmed";

    /// <summary>The rows for a run, constraints in the order of the catalog, then errors with another message.</summary>
    public static IReadOnlyList<EvidenceRow> Collect(RunReport run)
    {
        var isService = run.Coverage.Source == CoverageReport.ByResponses;
        var source = string.Create(CultureInfo.InvariantCulture, $"run of {run.Tool} on {run.Started:yyyy-MM-dd} against {run.Target}");
        var certainty = isService ? "high" : "none: the target is a mock";
        var observations = run.Results.SelectMany(Observe).ToList();
        var constraints = Catalog.Constraints
            .SelectMany(entry => observations.Where(observation => observation.Constraint == entry.Id)
                .GroupBy(observation => (observation.Expected, observation.Response))
                .Select(group => new EvidenceRow(
                    "constraints.csv", entry.Id, $"{group.Key.Expected} {entry.Basis}",
                    Propose(entry, group.Key.Expected, group.Key.Response), Describe([.. group]), source, certainty)));
        var messages = observations
            .Where(observation => observation is { Code: not null, Message: not null } && HasOtherMessage(observation))
            .GroupBy(observation => (observation.Code, observation.Message))
            .OrderBy(group => group.Key.Code, StringComparer.Ordinal)
            .Select(group => new EvidenceRow(
                "errors.csv", group.Key.Code!, Catalog.Error(group.Key.Code!)?.Message ?? "not in the catalog", group.Key.Message!,
                Describe([.. group]), source, certainty));
        return [.. constraints, .. messages];
    }

    private static IEnumerable<Observation> Observe(ScenarioReport scenario) =>
        from step in scenario.Steps
        where step is { Covers.Count: 1, Expect: not null, Response: { Status: not null, TransportError: null } }
        let entry = Catalog.Constraint(step.Covers[0])
        where entry is { Enforceable: true }
        let observation = entry.FailsTheJob ? ObserveJob(scenario, step, entry) : ObserveRejection(scenario, step, entry)
        where observation is not null
        select observation;

    // A row at the edge of a rule expects success and says nothing about the code.
    private static Observation? ObserveRejection(ScenarioReport scenario, StepReport step, ConstraintEntry entry)
    {
        var expected = Expectation.Parse(step.Expect!) with { IsSoft = false };
        if (!expected.IsRejection)
        {
            return null;
        }

        var response = step.Response!;
        var status = response.Status!.Value;
        // A response without a documented code repeats the status as its code.
        var code = response.Code == $"{status}" ? null : response.Code;
        return status < 400
            ? new(entry.Id, $"{expected}", $"{status}, not rejected", null, null, Where(scenario, step))
            : new(entry.Id, $"{expected}", $"{status} {code}".TrimEnd(), code, FindMessage(response.Body), Where(scenario, step));
    }

    private static Observation? ObserveJob(ScenarioReport scenario, StepReport step, ConstraintEntry entry) =>
        JsonText.Member(Parse(step.Response!.Body), "error_code") is { Length: > 0 } code
            ? new(entry.Id, $"job fails with {entry.Code}", $"job fails with {code}", code, null, Where(scenario, step))
            : null;

    private static string Where(ScenarioReport scenario, StepReport step) => $"{scenario.Name}, step {step.Number}";

    private static string? FindMessage(string body)
    {
        if (Parse(body) is not { ValueKind: JsonValueKind.Object } root)
        {
            return null;
        }

        return JsonText.Member(root, "error_msg")
            ?? root.EnumerateObject().Select(member => JsonText.Member(member.Value, "message")).FirstOrDefault(text => text is not null);
    }

    private static JsonElement? Parse(string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // A gateway code has several messages.
    private static bool HasOtherMessage(Observation observation) =>
        Catalog.Errors.Where(entry => entry.Code == observation.Code).All(entry => entry.Message != observation.Message);

    private static string Propose(ConstraintEntry entry, string expected, string response) =>
        response == expected ? Confirmed
            : entry.Alternatives is { } alternatives ? $"{response}; the catalog lists the alternatives: {alternatives}"
            : response;

    private static string Describe(List<Observation> observations) =>
        $"{Pluralizer.Format(observations.Count, "response", "responses")}: "
        + TextTruncation.List([.. observations.Select(observation => observation.Place).Distinct()], 3);

    // Expected is what the step expects, which can be the code of a special case of the constraint.
    private sealed record Observation(string Constraint, string Expected, string Response, string? Code, string? Message, string Place);
}
