using SdrsMock.Schemas;

namespace SdrsMock.ControlPlane;

/// <summary>
/// Rejects names that name nothing: values of query parameters, since an empty list would hide a mistyped name, and members of bodies.
/// </summary>
internal static class KnownNames
{
    // A longer value is no mistyped name.
    private const int MaxLength = 100;

    /// <summary>Rejects the value of a query parameter that is none of the known names.</summary>
    /// <param name="parameter">The query parameter.</param>
    /// <param name="value">Its value; null without the parameter.</param>
    /// <param name="known">The names that it can have.</param>
    /// <param name="kind">What a name stands for, with its article.</param>
    /// <exception cref="ControlPlaneException">The value is none of the names; the message suggests the nearest one.</exception>
    public static void Check(string parameter, string? value, IEnumerable<string> known, string kind)
    {
        var names = value is null ? [] : known.ToHashSet(StringComparer.Ordinal);
        if (value is null || names.Contains(value))
        {
            return;
        }

        var shown = value.Length > MaxLength ? $"{value[..MaxLength]}…" : value;
        throw new ControlPlaneException(
            400,
            $"{parameter}: \"{shown}\" is not {kind}{(FindNearest(value, names) is { } nearest ? $"; did you mean \"{nearest}\"?" : ".")}");
    }

    /// <summary>Rejects members of a body that it does not have.</summary>
    /// <param name="body">The names in the body.</param>
    /// <param name="members">The members that it can have.</param>
    /// <param name="kind">What the body is, with its article.</param>
    /// <exception cref="ControlPlaneException">A member is unknown; the message lists the known ones.</exception>
    public static void CheckMembers(IEnumerable<string> body, IEnumerable<string> members, string kind)
    {
        if (body.FirstOrDefault(name => !members.Contains(name)) is { } unknown)
        {
            throw new ControlPlaneException(
                400, $"{unknown} is not a member of {kind}; known members are {string.Join(", ", members)}.");
        }
    }

    private static string? FindNearest(string value, IEnumerable<string> names) =>
        value.Length > MaxLength ? null : NearestName.Find(value, names.Order(StringComparer.Ordinal));
}
