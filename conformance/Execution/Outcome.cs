using System.Text.Json.Serialization;

namespace SdrsMock.Conformance.Execution;

/// <summary>The outcome of a step or scenario; it tells an error of the target from an error of the scenario file.</summary>
public enum Outcome
{
    /// <summary>Everything was as expected.</summary>
    [JsonStringEnumMemberName("Passed")]
    Passed,

    /// <summary>The target did not respond as expected.</summary>
    [JsonStringEnumMemberName("Failed")]
    Failed,

    /// <summary>The scenario file is wrong, so the step could not be evaluated.</summary>
    [JsonStringEnumMemberName("Broken")]
    Broken,

    /// <summary>Not run, for a stated reason.</summary>
    [JsonStringEnumMemberName("Skipped")]
    Skipped,

    /// <summary>Not run, because an earlier step of the scenario did not pass.</summary>
    [JsonStringEnumMemberName("NotReached")]
    NotReached,
}
