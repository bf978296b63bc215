using System.Globalization;
using SdrsMock.Http;

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
    public static PageRequest Parse(ApiRequest request)
    {
        var limit = request.Query.LastOrDefault(pair => pair.Key == "limit").Value;
        var after = request.Query.LastOrDefault(pair => pair.Key == "after").Value;
        return limit is null ? new(after, DefaultLimit)
            : int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0 ? new(after, count)
            : throw new ControlPlaneException(400, $"limit: \"{limit}\" is invalid; use a whole number above 0.");
    }

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
