namespace SdrsMock.Conformance.Scenarios;

/// <summary>What a mistyped name was probably meant to be.</summary>
internal static class DidYouMean
{
    /// <summary>"; did you mean 'x'?", or nothing when no name is near.</summary>
    public static string For(string typed, IEnumerable<string> names, int? most = null)
    {
        var (nearest, distance) = names.Select(name => (name, Distance(typed, name))).DefaultIfEmpty(("", int.MaxValue)).MinBy(pair => pair.Item2);
        return distance <= (most ?? Math.Max(2, typed.Length / 3)) ? $"; did you mean '{nearest}'?" : "";
    }

    // Levenshtein, without regard to case: most slips are a letter or the case of one.
    private static int Distance(string left, string right)
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
