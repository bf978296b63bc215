using System.Text.Json.Nodes;

namespace SdrsMock.CompanionServices.Vpc;

/// <summary>The tags of network resources in VPC v2.0. The mock stores none, so the lists are empty.</summary>
internal static class ResourceTags
{
    /// <summary>The route that lists the tags of one kind of resource.</summary>
    /// <param name="kind">The kind in the path.</param>
    /// <param name="parameter">The name of the path parameter with the id.</param>
    /// <param name="find">Throws a <see cref="ServiceException"/> if the resource does not exist.</param>
    public static IReadOnlyList<ServiceRoute> Routes(string kind, string parameter, Action<ServiceCallContext> find) =>
    [
        new("GET", $"/v2.0|v3/{{project_id}}/{kind}/{{{parameter}}}/tags", context =>
        {
            find(context);
            return Responses.Single("tags", new JsonArray());
        }) { Format = ErrorFormat.Vpc },
    ];
}
