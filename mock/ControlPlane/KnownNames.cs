namespace SdrsMock.ControlPlane;

/// <summary>Rejects values of query parameters that name nothing, since an empty list would hide a mistyped name.</summary>
internal static class KnownNames
{
    // A longer value is no mistyped name.
    private const int MaxLength = 100;

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

    private static string? FindNearest(string value, IEnumerable<string> names)
    {
        if (value.Length > MaxLength)
        {
            return null;
        }

        var (name, distance) = names.Select(name => (Name: name, Distance: GetDistance(value, name)))
            .OrderBy(pair => pair.Name, StringComparer.Ordinal).MinBy(pair => pair.Distance);
        return distance <= Math.Max(2, value.Length / 3) ? name : null;
    }

    // The Levenshtein distance without case.
    private static int GetDistance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0]++;
            for (var j = 1; j <= right.Length; j++)
            {
                var change = char.ToUpperInvariant(left[i - 1]) == char.ToUpperInvariant(right[j - 1]) ? 0 : 1;
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + change));
            }
        }

        return row[right.Length];
    }
}
