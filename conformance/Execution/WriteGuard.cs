using System.IO.Enumeration;
using SdrsMock.Conformance.Http;
using SdrsMock.Conformance.Scenarios;
using SdrsMock.Conformance.Targets;

namespace SdrsMock.Conformance.Execution;

/// <summary>What may be done to a target that is no mock.</summary>
internal static class WriteGuard
{
    /// <summary>Why a row may not be played there, or null when it may.</summary>
    /// <param name="step">The row.</param>
    /// <param name="request">Its request, or null while nothing but the row is known.</param>
    /// <param name="target">The target.</param>
    public static string? FindViolation(Step step, HttpRequestSpec? request, Target target) =>
        target.Operations.Count > 0 && !target.Operations.Any(allowed => FileSystemName.MatchesSimpleExpression(allowed, step.Call))
            ? $"step {step.Number} calls what the target does not allow ({step.Call})"
        : step.Target.IsRead ? null
        : !target.AllowWrites ? $"step {step.Number} changes something ({step.Call}); --allow-writes permits it"
        : request is not null && GetProject(request) is { } project && !IsAllowed(target).Contains(project)
            ? $"step {step.Number} would change something in project {project}, which is not on the list of projects"
        : null;

    /// <summary>The project that a path names: the segment behind the version.</summary>
    public static string? GetProject(HttpRequestSpec request) =>
        request.Path.Split('?')[0].Split('/', StringSplitOptions.RemoveEmptyEntries) is [_, var project, _, ..] ? Uri.UnescapeDataString(project) : null;

    private static IEnumerable<string> IsAllowed(Target target) => target.Projects.Count > 0 ? target.Projects : target.Project is { } own ? [own] : [];
}
