using System.Text.Json.Serialization;

namespace SdrsMock.Conformance.Reports;

/// <summary>What a mock says of itself at <c>GET /__sdrs/coverage</c>.</summary>
internal sealed record MockCoverage(
    IReadOnlyList<MockCoverage.Operation> Operations,
    IReadOnlyList<MockCoverage.Constraint> Constraints,
    IReadOnlyList<MockCoverage.Error> Errors,
    IReadOnlyList<MockCoverage.StatusSeen> Statuses,
    IReadOnlyList<MockCoverage.Transition> Transitions)
{
    internal sealed record Operation(string Name, bool Served, int Met);

    internal sealed record Constraint(string Id, bool Enforced, string? Remark, int Met);

    internal sealed record Error(string Code, int Status, string Reach, int Met);

    internal sealed record StatusSeen(string Resource, string Status, int Met);

    internal sealed record Transition(string Resource, string Operation, int Met);

    /// <summary>What was met since an earlier look: a mock that others use too has met things before the run.</summary>
    public MockCoverage Since(MockCoverage? before) => before is null ? this : new(
        [.. Operations.Zip(before.Operations, (now, then) => now with { Met = Rise(now.Met, then.Met) })],
        [.. Constraints.Zip(before.Constraints, (now, then) => now with { Met = Rise(now.Met, then.Met) })],
        [.. Errors.Zip(before.Errors, (now, then) => now with { Met = Rise(now.Met, then.Met) })],
        [.. Statuses.Zip(before.Statuses, (now, then) => now with { Met = Rise(now.Met, then.Met) })],
        [.. Transitions.Zip(before.Transitions, (now, then) => now with { Met = Rise(now.Met, then.Met) })]);

    // A mock that was reset in between counts from nothing again.
    private static int Rise(int now, int then) => now >= then ? now - then : now;
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(MockCoverage))]
internal sealed partial class MockCoverageJson : JsonSerializerContext;
