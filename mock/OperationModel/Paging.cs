using System.Text.Json;
using SdrsMock.Http;
using SdrsMock.Model;
using SdrsMock.Schemas;
using SdrsMock.Views;

namespace SdrsMock.OperationModel;

/// <summary>The answer of a list call: a page of what matches, and how many match in all.</summary>
internal static class Paging
{
    private const long DefaultLimit = 1000;

    /// <summary>Writes a page of resources.</summary>
    /// <param name="name">The list's member name.</param>
    /// <param name="matching">All that match, in order.</param>
    /// <param name="context">The call, with its <c>limit</c> and <c>offset</c>.</param>
    public static Response Page<T>(string name, IEnumerable<T> matching, OperationContext context) where T : IResource =>
        Page(name, matching, context.Query, (json, item) => ResourceView.Write(json, item, context.Project));

    /// <summary>Writes a page of anything.</summary>
    public static Response Page<T>(string name, IEnumerable<T> matching, QueryParameters query, Action<Utf8JsonWriter, T> write)
    {
        var (limit, offset) = (query.Number("limit") ?? DefaultLimit, query.Number("offset") ?? 0);
        // The count is of all that match, so a filter looks at everything; without one only the page is looked at.
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
