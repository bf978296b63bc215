namespace SdrsMock.Common;

/// <summary>The documentation that the mock follows where the published services differ.</summary>
internal sealed record Edition
{
    /// <summary>The name in <c>--edition</c>: <c>huawei</c> or <c>otc</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The region, and the name of its project.</summary>
    public required string Region { get; init; }

    /// <summary>The availability zone of the plain servers and disks.</summary>
    public required string SourceZone { get; init; }

    /// <summary>The other zone of the plain active-active domain.</summary>
    public required string TargetZone { get; init; }

    /// <summary>A zone outside the plain domain, without dedicated storage and without dedicated hosts.</summary>
    public required string ThirdZone { get; init; }

    /// <summary>The published id of the plain active-active domain; null if none is published.</summary>
    public string? DomainId { get; init; }

    /// <summary>The series of the plain flavors, such as <c>s6</c>.</summary>
    public required string GeneralSeries { get; init; }

    /// <summary>Whether the C6, C9, S9, I9 and M9 series can be protected (PI-CREATE-47).</summary>
    public required bool ProtectsNewerSeries { get; init; }

    /// <summary>The status for an unknown id in the path: 400 or, with the same body, 404 (schemas/notes/conflicts.md, C-16).</summary>
    public required int UnknownIdStatus { get; init; }

    /// <summary>How many tags an instance can have (schemas/notes/conflicts.md, C-11).</summary>
    public required int TagsPerInstance { get; init; }

    /// <summary>
    /// How many keys a list of a tag query can have, and how many values a key can have (schemas/notes/conflicts.md, C-13).
    /// </summary>
    public required int KeysPerTagQuery { get; init; }

    /// <summary>The edition with this name.</summary>
    /// <exception cref="ArgumentException">No edition has this name.</exception>
    public static Edition Parse(string name) => name switch
    {
        "huawei" => Huawei,
        "otc" => Otc,
        _ => throw new ArgumentException($"--edition: '{name}' is invalid; use huawei or otc."),
    };

    /// <summary>Huawei Cloud.</summary>
    public static Edition Huawei { get; } = new()
    {
        Name = "huawei",
        Region = "cn-north-4",
        SourceZone = "cn-north-4a",
        TargetZone = "cn-north-4b",
        ThirdZone = "cn-north-4c",
        GeneralSeries = "s6",
        ProtectsNewerSeries = true,
        UnknownIdStatus = 400,
        TagsPerInstance = 10,
        KeysPerTagQuery = 10,
    };

    /// <summary>Open Telekom Cloud.</summary>
    public static Edition Otc { get; } = new()
    {
        Name = "otc",
        Region = "eu-de",
        SourceZone = "eu-de-01",
        TargetZone = "eu-de-02",
        ThirdZone = "eu-de-03",
        GeneralSeries = "s3",
        DomainId = "cdba26b2-cc35-4988-a904-82b7abf20094",
        ProtectsNewerSeries = false,
        UnknownIdStatus = 404,
        TagsPerInstance = 20,
        KeysPerTagQuery = 20,
    };
}
