using SdrsMock.Schemas;

namespace SdrsMock.Common;

/// <summary>
/// The documentation that the mock follows where the published services differ; schemas/catalog/editions.json holds the values.
/// </summary>
internal sealed record Edition
{
    /// <summary>The name in <c>--edition</c>.</summary>
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

    /// <summary>The published name of the plain active-active domain; null if none is published.</summary>
    public string? DomainName { get; init; }

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
    public static Edition Parse(string name) => Catalog.Editions.FirstOrDefault(entry => entry.Name == name) is { } found
        ? FromEntry(found)
        : throw new ArgumentException(
            $"--edition: '{name}' is invalid; use {string.Join(" or ", Catalog.Editions.Select(entry => entry.Name))}.");

    private static Edition FromEntry(EditionEntry entry) => new()
    {
        Name = entry.Name,
        Region = entry.Region,
        SourceZone = entry.SourceZone,
        TargetZone = entry.TargetZone,
        ThirdZone = entry.ThirdZone,
        GeneralSeries = entry.GeneralSeries,
        DomainId = entry.DomainId,
        DomainName = entry.DomainName,
        ProtectsNewerSeries = entry.ProtectsNewerSeries,
        UnknownIdStatus = entry.UnknownIdStatus,
        TagsPerInstance = entry.TagsPerInstance,
        KeysPerTagQuery = entry.KeysPerTagQuery,
    };
}
