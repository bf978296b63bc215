using System.Text.Json.Serialization;
using SdrsMock.Faults;

namespace SdrsMock.Persistence;

/// <summary>What is common to all projects, as it is saved.</summary>
internal sealed record GlobalStateDto
{
    /// <summary>How often a mock was started with this state.</summary>
    [JsonPropertyName("starts")]
    public long Starts { get; init; }

    /// <summary>The mock's time when it was saved.</summary>
    [JsonPropertyName("now")]
    public DateTimeOffset Now { get; init; }

    /// <summary>How far the clock was moved by hand, in ticks of 100 ns.</summary>
    [JsonPropertyName("advanced")]
    public long Advanced { get; init; }

    [JsonPropertyName("faults")]
    public FaultRulesDto Faults { get; init; } = new();

    [JsonPropertyName("revoked")]
    public IReadOnlyList<string> Revoked { get; init; } = [];
}
