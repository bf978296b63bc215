using System.Text.Json.Serialization;

namespace SdrsMock.Model;

/// <summary>The four resources whose status jobs move.</summary>
internal enum ResourceKind
{
    [JsonStringEnumMemberName("Group")]
    Group,
    [JsonStringEnumMemberName("Instance")]
    Instance,
    [JsonStringEnumMemberName("Pair")]
    Pair,
    [JsonStringEnumMemberName("Drill")]
    Drill,
}
