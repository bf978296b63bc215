using System.Text.Json.Serialization;

namespace SdrsMock.Model;

/// <summary>The four kinds of resources whose status jobs change.</summary>
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
