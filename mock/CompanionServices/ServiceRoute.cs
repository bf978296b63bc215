using SdrsMock.Http;

namespace SdrsMock.CompanionServices;

/// <summary>A route of a companion service. Immutable, so safe for concurrent use.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Template">Such as <c>/v1|v1.1/{project_id}/cloudservers/{server_id}</c>; a bar separates alternatives of a segment.</param>
/// <param name="Handler">Handles the request.</param>
internal sealed record ServiceRoute(string Method, string Template, Func<ServiceCallContext, Response> Handler)
{
    public const string Project = "{project_id}";

    public string Name { get; } = $"{Method} {Template}";

    /// <summary>The format of its errors.</summary>
    public required ErrorFormat Format { get; init; }

    /// <summary>Whether the route accepts requests without credentials.</summary>
    public bool AllowsAnonymous { get; init; }

    /// <summary>
    /// The first segment that is neither a version nor a project id, with its alternatives; it distinguishes the services by path.
    /// Empty for none.
    /// </summary>
    public IEnumerable<string> FirstSegments => Template.Split('/', StringSplitOptions.RemoveEmptyEntries)
        .FirstOrDefault(segment => segment != Project && !IsVersion(segment))?.Split('|') ?? [];

    private static bool IsVersion(string segment) => segment is ['v', >= '0' and <= '9', ..];
}
