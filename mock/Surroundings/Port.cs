namespace SdrsMock.Surroundings;

/// <summary>A network port that no server has; those of servers are their <see cref="Nic"/>s.</summary>
internal sealed record Port : IIdentified
{
    public required string Id { get; init; }

    public string Name { get; init; } = "";

    /// <summary>The network id of the subnet.</summary>
    public required string SubnetId { get; init; }

    public required string IpAddress { get; init; }

    public required string MacAddress { get; init; }

    /// <summary>Ids of security groups.</summary>
    public Few<string> SecurityGroups { get; init; } = [];
}
