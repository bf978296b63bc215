namespace SdrsMock.Common;

/// <summary>The quirks that there are.</summary>
internal static class Quirks
{
    public static Quirk ByTagsEpoch { get; } = new(
        "by-tags-epoch",
        "created_at and updated_at in resource_instances/action are milliseconds since 1970, as terraform-provider-huaweicloud reads them");

    public static IReadOnlyList<Quirk> All { get; } = [ByTagsEpoch];

    /// <summary>The quirk of that name.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static Quirk Parse(string name) => All.FirstOrDefault(quirk => quirk.Name == name)
        ?? throw new ArgumentException($"there is no quirk '{name}'; there is {string.Join(", ", All.Select(quirk => quirk.Name))}");
}
