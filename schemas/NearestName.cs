namespace SdrsMock.Schemas;

/// <summary>Finds the known name that is closest to a mistyped one.</summary>
internal static class NearestName
{
    /// <summary>The nearest name, the first of several that are equally near; null if none is near.</summary>
    /// <param name="typed">The mistyped name.</param>
    /// <param name="names">The known names.</param>
    /// <param name="maxDistance">The largest distance of a near name; null for a third of the length, but at least 2.</param>
    public static string? Find(string typed, IEnumerable<string> names, int? maxDistance = null)
    {
        var (nearest, distance) = names
            .Select(name => (Name: name, Distance: GetDistance(typed, name)))
            .DefaultIfEmpty((Name: "", Distance: int.MaxValue))
            .MinBy(pair => pair.Distance);
        return distance <= (maxDistance ?? Math.Max(2, typed.Length / 3)) ? nearest : null;
    }

    // The Levenshtein distance without case: most errors are one letter or its case.
    private static int GetDistance(string left, string right)
    {
        var previous = Enumerable.Range(0, right.Length + 1).ToArray();
        var current = new int[right.Length + 1];
        for (var row = 1; row <= left.Length; row++)
        {
            current[0] = row;
            for (var column = 1; column <= right.Length; column++)
            {
                var same = char.ToUpperInvariant(left[row - 1]) == char.ToUpperInvariant(right[column - 1]);
                current[column] = Math.Min(Math.Min(current[column - 1], previous[column]) + 1, previous[column - 1] + (same ? 0 : 1));
            }

            (previous, current) = (current, previous);
        }

        return previous[right.Length];
    }
}
