namespace SdrsMock.Neighbours;

/// <summary>The pages of a list, in the ways that clients turn them. Whoever asks on gets an empty page in the end.</summary>
internal static class Paging
{
    /// <summary><c>limit</c> and <c>marker</c>, the id of the last thing that was seen.</summary>
    public static IEnumerable<T> ByMarker<T>(this IEnumerable<T> things, NeighbourCall call, Func<T, string> idOf)
    {
        var rest = call.Query("marker") is { } marker ? things.SkipWhile(thing => idOf(thing) != marker).Skip(1) : things;
        return call.QueryNumber("limit") is { } limit ? rest.Take(limit) : rest;
    }

    /// <summary><c>limit</c> and <c>offset</c>, the number of things to leave out.</summary>
    public static IEnumerable<T> ByOffset<T>(this IEnumerable<T> things, NeighbourCall call) =>
        things.Skip(call.QueryNumber("offset") ?? 0).Take(call.QueryNumber("limit") ?? 1000);

    /// <summary><c>limit</c> and <c>offset</c>, the number of the page, from 1.</summary>
    public static IEnumerable<T> ByPage<T>(this IEnumerable<T> things, NeighbourCall call)
    {
        var limit = Math.Max(call.QueryNumber("limit") ?? 25, 1);
        var before = (Math.Max(call.QueryNumber("offset") ?? 1, 1) - 1L) * limit;
        return things.Skip((int)Math.Min(before, int.MaxValue)).Take(limit);
    }

    /// <summary>Those whose property is what the query names, where it names one.</summary>
    public static IEnumerable<T> Where<T>(this IEnumerable<T> things, NeighbourCall call, string parameter, Func<T, string?> property) =>
        call.Query(parameter) is { } wanted ? things.Where(thing => property(thing) == wanted) : things;
}
