namespace SdrsMock.ControlPlane;

/// <summary>The part of a list that a request asks for: at most <c>limit</c> items, those behind the item <c>after</c>.</summary>
/// <param name="After">The id of the last item of the page before; null for the first page.</param>
/// <param name="Limit">The largest number of items.</param>
internal sealed record PageRequest(string? After, int Limit)
{
    private const int DefaultLimit = 100;

    /// <summary>The query parameters.</summary>
    public static string[] Parameters { get; } = ["after", "limit"];

    /// <summary>Reads the parameters of a request.</summary>
    /// <exception cref="ControlPlaneException">A value is invalid; the message says which.</exception>
    public static PageRequest Parse(ControlRequest call) => new(call.Parameter("after"), call.CountParameter("limit") ?? DefaultLimit);

    /// <summary>The items of the page, and the cursor of the next page; null when no item is left.</summary>
    /// <exception cref="ControlPlaneException">There is no item that <see cref="After"/> names.</exception>
    public (IReadOnlyList<T> Items, string? Next) Apply<T>(IReadOnlyList<T> all, Func<T, string> id, Func<T, bool> isSelected)
    {
        var start = After is null ? 0 : 1 + all.TakeWhile(item => id(item) != After).Count();
        if (start > all.Count)
        {
            throw new ControlPlaneException(404, $"after: there is no \"{After}\" in the list.");
        }

        var selected = all.Skip(start).Where(isSelected).Take(Limit + 1).ToList();
        return selected.Count <= Limit ? (selected, null) : (selected[..Limit], id(selected[Limit - 1]));
    }
}
