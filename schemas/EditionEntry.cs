namespace SdrsMock.Schemas;

/// <summary>One edition: the documentation of one provider of the service, and what a mock of it needs.</summary>
/// <param name="Name">The name in <c>--edition</c> and in tags of scenarios, such as <c>otc</c>.</param>
/// <param name="Title">The name of the provider.</param>
/// <param name="Documents">The sources, in the names of schemas/notes/README.md, "Sources".</param>
/// <param name="Region">The region, and the name of its project.</param>
/// <param name="SourceZone">The availability zone of the plain servers and disks.</param>
/// <param name="TargetZone">The other zone of the plain active-active domain.</param>
/// <param name="ThirdZone">A zone outside the plain domain.</param>
/// <param name="DomainId">The published id of the plain active-active domain, or null.</param>
/// <param name="DomainName">The published name of the plain active-active domain, or null.</param>
/// <param name="GeneralSeries">The series of the plain flavors, such as <c>s6</c>.</param>
/// <param name="ProtectsNewerSeries">Whether the C6, C9, S9, I9 and M9 series can be protected (PI-CREATE-47).</param>
/// <param name="UnknownIdStatus">Status for an unknown id in the path: 400 or 404 (schemas/notes/conflicts.md, C-16).</param>
/// <param name="TagsPerInstance">Largest number of tags of an instance (schemas/notes/conflicts.md, C-11).</param>
/// <param name="KeysPerTagQuery">
/// Largest number of keys of a list in a tag query, and of values of a key (schemas/notes/conflicts.md, C-13).
/// </param>
public sealed record EditionEntry(
    string Name,
    string Title,
    string Documents,
    string Region,
    string SourceZone,
    string TargetZone,
    string ThirdZone,
    string? DomainId,
    string? DomainName,
    string GeneralSeries,
    bool ProtectsNewerSeries,
    int UnknownIdStatus,
    int TagsPerInstance,
    int KeysPerTagQuery);
