using System.IO.Enumeration;
using SdrsMock.Conformance.Http;
using SdrsMock.Conformance.Scenarios;
using SdrsMock.Conformance.Targets;

namespace SdrsMock.Conformance.Execution;

/// <summary>Restricts the calls on a real service to what the user allowed.</summary>
internal static class WriteGuard
{
    /// <summary>Why a step may not run on the target, or null if it may.</summary>
    /// <param name="step">The step.</param>
    /// <param name="request">Its request, or null before the request is built.</param>
    /// <param name="target">The target.</param>
    public static MissingFeature? FindViolation(Step step, HttpRequestSpec? request, Target target)
    {
        if (target.Operations.Count > 0 && !target.Operations.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, step.Call)))
        {
            return new(
                TargetFeature.Operations, $"step {step.Number} calls {step.Call}; add it to 'operations' of the target file");
        }

        if (IsRead(step, request))
        {
            return null;
        }

        if (!target.AllowWrites)
        {
            return new(TargetFeature.Writes, $"step {step.Number} changes resources ({step.Call}); allow it with --allow-writes");
        }

        return request is null ? null : FindProjectViolation(step, request, target);
    }

    /// <summary>The project in a path: the segment after the version. Null if the path has no project.</summary>
    public static string? GetProject(HttpRequestSpec request) =>
        RequestGuard.GetSegments(request) is [['v', >= '0' and <= '9', ..], var project, _, ..] ? project : null;

    private static MissingFeature? FindProjectViolation(Step step, HttpRequestSpec request, Target target)
    {
        if (GetProject(request) is not { } project)
        {
            return new(TargetFeature.Projects, $"step {step.Number} changes resources outside a project ({step.Call}); "
                + "use a path that begins with the version and a project, such as /v1/{project_id}/server-groups");
        }

        return GetWritableProjects(target).Contains(project)
            ? null
            : new(TargetFeature.Projects, $"step {step.Number} changes resources in project {project}; "
                + "add it to 'projects' of the target file");
    }

    // A header such as X-HTTP-Method-Override makes some gateways execute another method, so the call counts as that method.
    private static bool IsRead(Step step, HttpRequestSpec? request) =>
        step.Target.IsRead
        && !step.With.Any(item => RequestGuard.IsOverride(item.Name) && !IsReadMethod(item.Text))
        && request?.Headers.Any(header => RequestGuard.IsOverride(header.Key) && !IsReadMethod(header.Value)) is not true;

    private static bool IsReadMethod(string method) => method.Trim().ToUpperInvariant() is "GET" or "HEAD" or "OPTIONS" or CellValue.None;

    /// <summary>The only projects in which resources may be changed.</summary>
    public static IReadOnlyList<string> GetWritableProjects(Target target)
    {
        if (target.Projects.Count > 0)
        {
            return target.Projects;
        }

        return target.Project is { } project ? [project] : [];
    }
}
