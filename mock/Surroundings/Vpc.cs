namespace SdrsMock.Surroundings;

/// <summary>A virtual private cloud.</summary>
internal sealed record Vpc : IIdentified
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Cidr { get; init; }
}

/// <summary>A subnet; its id is the network id that SDRS calls ask for.</summary>
internal sealed record Subnet : IIdentified
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string VpcId { get; init; }

    public required string Cidr { get; init; }

    public required string GatewayIp { get; init; }

    /// <summary>Null when the subnet spans all zones.</summary>
    public string? AvailabilityZone { get; init; }
}
