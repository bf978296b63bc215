using System.Text.Json;
using System.Text.Json.Serialization;

namespace SdrsMock.Conformance.Targets;

/// <summary>The coverage counters of a mock, from <c>GET /__sdrs/coverage</c>.</summary>
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

    /// <summary>
    /// Reads a response of the mock; null for any other content, and coverage is then derived from the responses of the run.
    /// </summary>
    public static MockCoverage? Parse(JsonElement response)
    {
        try
        {
            var coverage = response.Deserialize(MockCoverageJson.Default.MockCoverage);
            return coverage is { Operations: not null, Constraints: not null, Errors: not null, Statuses: not null, Transitions: not null }
                ? coverage
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The difference to an earlier reading: a mock that other clients use has counted requests before the run.</summary>
    // The counters of a mock that was reset in between start from zero.
    public MockCoverage Since(MockCoverage? before) => Combine(before, (after, earlier) => after >= earlier ? after - earlier : after);

    /// <summary>The sum of the counters of two mocks.</summary>
    public MockCoverage Add(MockCoverage? other) => Combine(other, (first, second) => first + second);

    private MockCoverage Combine(MockCoverage? other, Func<int, int, int> met) => other is null ? this : new(
        [.. Operations.Zip(other.Operations, (first, second) => first with { Met = met(first.Met, second.Met) })],
        [.. Constraints.Zip(other.Constraints, (first, second) => first with { Met = met(first.Met, second.Met) })],
        [.. Errors.Zip(other.Errors, (first, second) => first with { Met = met(first.Met, second.Met) })],
        [.. Statuses.Zip(other.Statuses, (first, second) => first with { Met = met(first.Met, second.Met) })],
        [.. Transitions.Zip(other.Transitions, (first, second) => first with { Met = met(first.Met, second.Met) })]);
}
