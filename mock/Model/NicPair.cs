using System.Text.Json.Serialization;

namespace SdrsMock.Model;

/// <summary>A NIC that was added to an instance: one on each of its servers.</summary>
/// <param name="NicId">The NIC that the job reported, on the server that was in production then.</param>
/// <param name="OtherId">The corresponding NIC of the other server.</param>
internal sealed record NicPair(
    [property: JsonPropertyName("nic_id")] string NicId,
    [property: JsonPropertyName("other_id")] string OtherId)
{
    public bool Include(string id) => id == NicId || id == OtherId;
}
