namespace SdrsMock.ControlPlane;

/// <summary>A call of a control-plane endpoint.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Template">The path after the endpoint's name, such as <c>{kind}/{id}</c>; empty for none.</param>
/// <param name="Parameters">The query parameters that it accepts besides <c>project_id</c>.</param>
internal sealed record ControlRoute(string Method, string Template = "", params string[] Parameters)
{
    private readonly string[] _segments = Template.Split('/', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Whether a path is that of this call.</summary>
    public bool MatchesPath(IReadOnlyList<string> segments) =>
        segments.Count == _segments.Length
        && _segments.Zip(segments).All(pair => pair.First.StartsWith('{') || pair.First == pair.Second);
}
