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

        if (step.Target.IsRead)
        {
            return null;
        }

        if (!target.AllowWrites)
        {
            return new(TargetFeature.Writes, $"step {step.Number} changes resources ({step.Call}); allow it with --allow-writes");
        }

        return request is not null && GetProject(request) is { } project && !GetWritableProjects(target).Contains(project)
            ? new(TargetFeature.Projects, $"step {step.Number} changes resources in project {project}; "
                + "add it to 'projects' of the target file")
            : null;
    }

    /// <summary>The project in a path: the segment after the version.</summary>
    public static string? GetProject(HttpRequestSpec request) =>
        request.Path.Split('?')[0].Split('/', StringSplitOptions.RemoveEmptyEntries) is [_, var project, _, ..]
            ? Uri.UnescapeDataString(project)
            : null;

    private static IReadOnlyList<string> GetWritableProjects(Target target)
    {
        if (target.Projects.Count > 0)
        {
            return target.Projects;
        }

        return target.Project is { } project ? [project] : [];
    }
}
