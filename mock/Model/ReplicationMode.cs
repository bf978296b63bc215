using System.Text.Json.Serialization;

namespace SdrsMock.Model;

/// <summary>Whether data is replicated between the disks of a pair.</summary>
internal enum ReplicationMode
{
    [JsonStringEnumMemberName("Inactive")]
    Inactive,
    [JsonStringEnumMemberName("Running")]
    Running,
    [JsonStringEnumMemberName("Stopped")]
    Stopped,
}
