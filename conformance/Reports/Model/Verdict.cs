using System.Text.Json.Serialization;

namespace SdrsMock.Conformance.Reports.Model;

/// <summary>The verdict of a run.</summary>
internal enum Verdict
{
    [JsonStringEnumMemberName("Conforms")]
    Conforms,
    [JsonStringEnumMemberName("DoesNotConform")]
    DoesNotConform,
    [JsonStringEnumMemberName("BrokenTables")]
    BrokenScenarios,
    [JsonStringEnumMemberName("CleanUpIncomplete")]
    CleanUpIncomplete,
    [JsonStringEnumMemberName("CoverageTooLow")]
    CoverageTooLow,
    [JsonStringEnumMemberName("NothingPlayed")]
    NothingRun,
}
