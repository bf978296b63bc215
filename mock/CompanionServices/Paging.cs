namespace SdrsMock.CompanionServices;

/// <summary>The pages of a list, in the ways that clients turn them. Whoever asks on gets an empty page in the end.</summary>
internal static class Paging
{
    /// <summary><c>limit</c> and <c>marker</c>, the id of the last thing that was seen.</summary>
    public static IEnumerable<T> ByMarker<T>(this IEnumerable<T> things, ServiceCallContext context, Func<T, string> idOf)
    {
        var rest = context.Query("marker") is { } marker ? things.SkipWhile(thing => idOf(thing) != marker).Skip(1) : things;
        return context.QueryNumber("limit") is { } limit ? rest.Take(limit) : rest;
    }

    /// <summary><c>limit</c> and <c>offset</c>, the number of things to leave out.</summary>
    public static IEnumerable<T> ByOffset<T>(this IEnumerable<T> things, ServiceCallContext context) =>
        things.Skip(context.QueryNumber("offset") ?? 0).Take(context.QueryNumber("limit") ?? 1000);

    /// <summary><c>limit</c> and <c>offset</c>, the number of the page, from 1.</summary>
    public static IEnumerable<T> ByPage<T>(this IEnumerable<T> things, ServiceCallContext context)
    {
        var limit = Math.Max(context.QueryNumber("limit") ?? 25, 1);
        var before = (Math.Max(context.QueryNumber("offset") ?? 1, 1) - 1L) * limit;
        return things.Skip((int)Math.Min(before, int.MaxValue)).Take(limit);
    }

    /// <summary>Those whose property is what the query names, where it names one.</summary>
    public static IEnumerable<T> Where<T>(this IEnumerable<T> things, ServiceCallContext context, string parameter, Func<T, string?> property) =>
        context.Query(parameter) is { } wanted ? things.Where(thing => property(thing) == wanted) : things;
}
