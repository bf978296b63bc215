using System.Text.Json;
using System.Text.Json.Serialization;

namespace SdrsMock.Conformance.Targets;

/// <summary>What a mock says of itself at <c>GET /__sdrs/coverage</c>.</summary>
internal sealed record MockCoverage(
    [property: JsonPropertyName("operations")] IReadOnlyList<MockCoverage.Operation> Operations,
    [property: JsonPropertyName("constraints")] IReadOnlyList<MockCoverage.Constraint> Constraints,
    [property: JsonPropertyName("errors")] IReadOnlyList<MockCoverage.Error> Errors,
    [property: JsonPropertyName("statuses")] IReadOnlyList<MockCoverage.StatusSeen> Statuses,
    [property: JsonPropertyName("transitions")] IReadOnlyList<MockCoverage.Transition> Transitions)
{
    internal sealed record Operation(
        [property: JsonPropertyName("name")] string Name,
        [property: JsonPropertyName("served")] bool Served,
        [property: JsonPropertyName("met")] int Met);

    internal sealed record Constraint(
        [property: JsonPropertyName("id")] string Id,
        [property: JsonPropertyName("enforced")] bool Enforced,
        [property: JsonPropertyName("remark")] string? Remark,
        [property: JsonPropertyName("met")] int Met);

    internal sealed record Error(
        [property: JsonPropertyName("code")] string Code,
        [property: JsonPropertyName("status")] int Status,
        [property: JsonPropertyName("reach")] string Reach,
        [property: JsonPropertyName("met")] int Met);

    internal sealed record StatusSeen(
        [property: JsonPropertyName("resource")] string Resource,
        [property: JsonPropertyName("status")] string Status,
        [property: JsonPropertyName("met")] int Met);

    internal sealed record Transition(
        [property: JsonPropertyName("resource")] string Resource,
        [property: JsonPropertyName("operation")] string Operation,
        [property: JsonPropertyName("met")] int Met);

    /// <summary>What stands in a mock's answer; null where it is something else, so that coverage is read off the answers instead.</summary>
    public static MockCoverage? Parse(JsonElement answer)
    {
        try
        {
            return answer.Deserialize(MockCoverageJson.Default.MockCoverage) is { Operations: not null, Constraints: not null, Errors: not null, Statuses: not null, Transitions: not null } counted ? counted : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>What was met since an earlier look: a mock that others use too has met things before the run.</summary>
    // A mock that was reset in between counts from nothing again.
    public MockCoverage Since(MockCoverage? before) => Combine(before, (now, then) => now >= then ? now - then : now);

    /// <summary>What two mocks have met together.</summary>
    public MockCoverage Add(MockCoverage? other) => Combine(other, (mine, theirs) => mine + theirs);

    private MockCoverage Combine(MockCoverage? other, Func<int, int, int> met) => other is null ? this : new(
        [.. Operations.Zip(other.Operations, (mine, theirs) => mine with { Met = met(mine.Met, theirs.Met) })],
        [.. Constraints.Zip(other.Constraints, (mine, theirs) => mine with { Met = met(mine.Met, theirs.Met) })],
        [.. Errors.Zip(other.Errors, (mine, theirs) => mine with { Met = met(mine.Met, theirs.Met) })],
        [.. Statuses.Zip(other.Statuses, (mine, theirs) => mine with { Met = met(mine.Met, theirs.Met) })],
        [.. Transitions.Zip(other.Transitions, (mine, theirs) => mine with { Met = met(mine.Met, theirs.Met) })]);
}
