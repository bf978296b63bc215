using SdrsMock.Common;
using SdrsMock.Http;

namespace SdrsMock.CompanionServices;

/// <summary>A route of a companion service. Immutable, so safe for concurrent use.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Template">Such as <c>/v1|v1.1/{project_id}/cloudservers/{server_id}</c>; a bar separates alternatives of a segment.</param>
/// <param name="Handler">Handles the request.</param>
internal sealed record ServiceRoute(string Method, string Template, Func<ServiceCallContext, Response> Handler)
{
    public const string Project = "{project_id}";

    private readonly string[][] _segments =
        [.. Template.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(GetAlternatives)];

    public string Name { get; } = $"{Method} {Template}";

    /// <summary>The format of its errors.</summary>
    public required ErrorFormat Format { get; init; }

    /// <summary>Whether the route accepts requests without credentials.</summary>
    public bool AllowsAnonymous { get; init; }

    /// <summary>
    /// The first segment that is neither a version nor a project id, which distinguishes the services by path; null for none.
    /// </summary>
    public string? FirstSegment =>
        _segments.Select(alternatives => alternatives[0]).FirstOrDefault(segment => segment != Project && !IsVersion(segment));

    /// <summary>The values of the template's parameters; null if the path does not match.</summary>
    public RouteValues? Match(string[] path)
    {
        if (path.Length != _segments.Length)
        {
            return null;
        }

        var (names, values) = (new List<string>(), new List<string>());
        for (var index = 0; index < path.Length; index++)
        {
            if (_segments[index] is [['{', .. var name, '}']])
            {
                // In the position of EVS v3's project id, Keystone has fixed segments such as "auth".
                if (name == "project_id" && !ProjectIds.IsValid(path[index]))
                {
                    return null;
                }

                names.Add(name);
                values.Add(path[index]);
            }
            else if (!_segments[index].Contains(path[index]))
            {
                return null;
            }
        }

        return new([.. names], [.. values]);
    }

    private static string[] GetAlternatives(string segment) => segment.StartsWith('{') ? [segment] : segment.Split('|');

    private static bool IsVersion(string segment) => segment is ['v', >= '0' and <= '9', ..];
}
