namespace SdrsMock.CompanionServices;

/// <summary>Selects a page of a list, by the query parameters that clients use. After the last page, the result is empty.</summary>
internal static class Paging
{
    /// <summary><c>limit</c> and <c>marker</c>, the id of the last item of the previous page.</summary>
    public static IEnumerable<T> ByMarker<T>(this IEnumerable<T> items, ServiceCallContext context, Func<T, string> idOf)
    {
        var rest = context.Query("marker") is { } marker ? items.SkipWhile(item => idOf(item) != marker).Skip(1) : items;
        return context.QueryNumber("limit") is { } limit ? rest.Take(limit) : rest;
    }

    /// <summary><c>limit</c> (default 1000) and <c>offset</c>, the number of items to skip.</summary>
    public static IEnumerable<T> ByOffset<T>(this IEnumerable<T> items, ServiceCallContext context) =>
        items.Skip(context.QueryNumber("offset") ?? 0).Take(context.QueryNumber("limit") ?? 1000);

    /// <summary><c>limit</c> (default 25) and <c>offset</c>, the number of the page, from 1.</summary>
    public static IEnumerable<T> ByPage<T>(this IEnumerable<T> items, ServiceCallContext context)
    {
        var limit = Math.Max(context.QueryNumber("limit") ?? 25, 1);
        var before = (Math.Max(context.QueryNumber("offset") ?? 1, 1) - 1L) * limit;
        return items.Skip((int)Math.Min(before, int.MaxValue)).Take(limit);
    }

    /// <summary>The items whose property equals the query parameter; all items without the parameter.</summary>
    public static IEnumerable<T> Where<T>(
        this IEnumerable<T> items, ServiceCallContext context, string parameter, Func<T, string?> property) =>
        context.Query(parameter) is { } value ? items.Where(item => property(item) == value) : items;
}
