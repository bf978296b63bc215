namespace SdrsMock.Common;

/// <summary>All quirks.</summary>
internal static class Quirks
{
    /// <summary>Times in the responses of tag queries are epoch milliseconds.</summary>
    public static Quirk ByTagsEpoch { get; } = new(
        "by-tags-epoch",
        "created_at and updated_at in resource_instances/action are milliseconds since 1970, as terraform-provider-huaweicloud reads them");

    /// <summary>Protection can be disabled while data is copied.</summary>
    public static Quirk StopWhileCopying { get; } = new(
        "stop-while-copying",
        "a group can be stopped before its data is copied (PG-STOP-03 is off), as gophertelekomcloud's acceptance runs do");

    /// <summary>All quirks.</summary>
    public static IReadOnlyList<Quirk> All { get; } = [ByTagsEpoch, StopWhileCopying];

    /// <summary>The quirk with this name.</summary>
    /// <exception cref="ArgumentException">No quirk has this name.</exception>
    public static Quirk Parse(string name) => All.FirstOrDefault(quirk => quirk.Name == name)
        ?? throw new ArgumentException($"--quirk: '{name}' is invalid; use {string.Join(" or ", All.Select(quirk => quirk.Name))}.");
}
