namespace SdrsMock.Surroundings;

/// <summary>A network that lies in no VPC yet, as OpenStack's clients make it first; once it does, it is a <see cref="Subnet"/> of the same id.</summary>
internal sealed record Network : IIdentified
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>The name of its IPv4 subnet; null while it has none, like the two below.</summary>
    public string? SubnetName { get; init; }

    public string? Cidr { get; init; }

    public string? GatewayIp { get; init; }
}
