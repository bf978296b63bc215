using System.Text.Json;
using SdrsMock.Http;
using SdrsMock.Model;
using SdrsMock.Schemas;
using SdrsMock.Views;

namespace SdrsMock.OperationModel;

/// <summary>The response of a list call: a page of the matching items, and the number of all matching items.</summary>
internal static class Paging
{
    private const long DefaultLimit = 1000;

    /// <summary>Writes a page of resources.</summary>
    /// <param name="name">The list's member name.</param>
    /// <param name="matching">All matching resources, in order.</param>
    /// <param name="context">The call, with its <c>limit</c> and <c>offset</c>.</param>
    public static Response Page<T>(string name, IEnumerable<T> matching, OperationContext context) where T : IResource =>
        Page(name, matching, context.Query, (json, item) => ResourceView.Write(json, item, context.Project));

    /// <summary>Writes a page of any items.</summary>
    public static Response Page<T>(string name, IEnumerable<T> matching, QueryParameters query, Action<Utf8JsonWriter, T> write)
    {
        var (limit, offset) = (query.Number("limit") ?? DefaultLimit, query.Number("offset") ?? 0);
        // The count covers all matching items, so a filter evaluates all of them; without a filter only the page is read.
        var all = matching as IReadOnlyList<T> ?? [.. matching];
        var count = all.Count;
        return Response.Json(200, json =>
        {
            json.WriteStartObject();
            json.WriteStartArray(name);
            for (var index = Math.Min(offset, count); index < count && index - offset < limit; index++)
            {
                write(json, all[(int)index]);
            }

            json.WriteEndArray();
            json.WriteNumber("count", count);
            json.WriteEndObject();
        });
    }
}
