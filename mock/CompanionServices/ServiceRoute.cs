using SdrsMock.Common;
using SdrsMock.Http;

namespace SdrsMock.CompanionServices;

/// <summary>One call of a neighbour: a row of its table.</summary>
/// <param name="Method">HTTP method.</param>
/// <param name="Template">Such as <c>/v1|v1.1/{project_id}/cloudservers/{server_id}</c>; a bar separates spellings of a segment.</param>
/// <param name="Handler">What it does.</param>
internal sealed record ServiceRoute(string Method, string Template, Func<ServiceCallContext, Response> Handler)
{
    public const string Project = "{project_id}";

    private readonly string[][] _segments =
        [.. Template.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(segment => segment.StartsWith('{') ? [segment] : segment.Split('|'))];

    public string Name { get; } = $"{Method} {Template}";

    /// <summary>The form of its refusals.</summary>
    public required ErrorFormat Format { get; init; }

    /// <summary>Whether one need not be known to make it.</summary>
    public bool AllowsAnonymous { get; init; }

    /// <summary>The first word that is neither a version nor a project: what tells the services apart by path alone; null for none.</summary>
    public string? FirstSegment => _segments.Select(spellings => spellings[0]).FirstOrDefault(word => word != Project && !IsVersion(word));

    /// <summary>The values of the template's parameters; null when the path is another.</summary>
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
                // Keystone has words where EVS v3 has the project's id.
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

    private static bool IsVersion(string word) => word is ['v', >= '0' and <= '9', ..];
}
