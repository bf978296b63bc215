using System.Text.Json.Serialization;

namespace SdrsMock.Conformance.Execution;

/// <summary>How a step or a story ended, and whose fault that is.</summary>
public enum Outcome
{
    /// <summary>All that was asked for held.</summary>
    [JsonStringEnumMemberName("Passed")]
    Passed,

    /// <summary>The target did something else than was asked for.</summary>
    [JsonStringEnumMemberName("Failed")]
    Failed,

    /// <summary>The table asks for what cannot be done.</summary>
    [JsonStringEnumMemberName("Broken")]
    Broken,

    /// <summary>Not played, for a reason that is said.</summary>
    [JsonStringEnumMemberName("Skipped")]
    Skipped,

    /// <summary>An earlier step of the story did not pass.</summary>
    [JsonStringEnumMemberName("NotReached")]
    NotReached,
}
