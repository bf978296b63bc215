namespace SdrsMock.Schemas;

/// <summary>One difference between the editions, derived from the catalog and the schemas.</summary>
/// <param name="Subject">The subject, such as an operation or a member of a body.</param>
/// <param name="Values">What holds in each edition, by the name of the edition.</param>
public sealed record EditionDifference(string Subject, IReadOnlyDictionary<string, string> Values)
{
    /// <summary>All differences: operations, members, constraints, codes, limits. Thread-safe.</summary>
    public static IReadOnlyList<EditionDifference> All { get; } =
    [
        .. Operations(), .. Members(), .. Constraints(), Create("error codes", CountCodes),
        Create("status for an unknown id in the path", edition => $"{edition.UnknownIdStatus}"),
        Create("tags of an instance", edition => HasTags(edition) ? $"at most {edition.TagsPerInstance}" : "no operations"),
        Create("keys of a list in a tag query", edition => HasTags(edition) ? $"at most {edition.KeysPerTagQuery}" : "no operations"),
        Create(
            "servers of the series C6, C9, S9, I9 and M9",
            edition => edition.ProtectsNewerSeries ? "protected" : "rejected (PI-CREATE-47)"),
        Create("region of the generated inventory", edition => edition.Region),
    ];

    private static IEnumerable<EditionDifference> Operations() =>
        Catalog.Operations.Where(operation => operation.Editions is not null)
            .Select(operation => Create(operation.Name, edition => operation.IsIn(edition.Name) ? "yes" : "no"));

    // A member that a schema limits to an edition (x-edition) is ignored in the others.
    private static IEnumerable<EditionDifference> Members() =>
        SchemaFiles.Paths.Where(path => path.StartsWith("types/", StringComparison.Ordinal))
            .Select(path => (Path: path, Schema: SchemaFiles.Parse(path)))
            .Where(type => type.Schema.TryGetProperty("x-edition", out _))
            .OrderBy(type => type.Path, StringComparer.Ordinal)
            .Select(type => Create(
                $"{Path.GetFileNameWithoutExtension(type.Path).Replace('-', '_')} of an instance",
                edition => type.Schema.GetProperty("x-edition").GetString() == edition.Name ? "validated" : "ignored"));

    private static IEnumerable<EditionDifference> Constraints() =>
        Catalog.Constraints.Where(IsDifferent).Select(entry => Create(entry.Id, edition => Describe(entry, edition)));

    private static bool IsDifferent(ConstraintEntry entry) =>
        entry.Enforceable && (entry.Editions is not null || IsForeign(entry));

    private static string Describe(ConstraintEntry entry, EditionEntry edition) =>
        entry.Operation != "*" && !Catalog.Operation(entry.Operation)!.IsIn(edition.Name) ? "no operation"
            : !entry.IsIn(edition.Name) ? "does not hold"
            : HasCode(entry.Code, edition) ? $"{entry.Status} {entry.Code}"
            : entry.OtherCode is { } other ? $"{entry.Status} {other}" : "no code, does not hold";

    private static bool IsForeign(ConstraintEntry entry) => entry.Code is { } code && Catalog.Error(code)?.Edition is not null;

    private static bool HasCode(string? code, EditionEntry edition) =>
        code is null || Catalog.Error(code)?.IsIn(edition.Name) is not false;

    private static string CountCodes(EditionEntry edition) =>
        $"{Catalog.Errors.Count(error => error.Layer == "sdrs" && error.IsIn(edition.Name))}";

    private static bool HasTags(EditionEntry edition) => Catalog.Operation("BatchAddTags")!.IsIn(edition.Name);

    private static EditionDifference Create(string subject, Func<EditionEntry, string> describe) =>
        new(subject, Catalog.Editions.ToDictionary(edition => edition.Name, describe));
}
