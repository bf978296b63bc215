using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using SdrsMock.Common;
using SdrsMock.Engine;
using SdrsMock.Explain;
using SdrsMock.Http;

namespace SdrsMock.ControlPlane;

/// <summary>
/// <c>POST explain</c>: judges a call without carrying it out, and lists every check in order:
/// <c>{"method":"POST","path":"/v1/{project_id}/server-groups","body":{…}}</c>.
/// </summary>
internal sealed class ExplainEndpoint(MockEngine engine) : IControlEndpoint
{
    private const string Method = "method";
    private const string Path = "path";
    private const string Body = "body";
    private const string Headers = "headers";
    private const string ProjectId = "project_id";
    private const string EditionName = "edition";

    private static readonly string[] s_members = [Method, Path, Body, Headers, ProjectId, EditionName];

    private readonly ConcurrentDictionary<string, CallExplainer> _explainers = new();

    public IReadOnlyList<ControlRoute> Routes => [new("POST", "explain", Show, EditionName)];

    private Response Show(ControlRequest call)
    {
        var explanation = Explain(call);
        return Response.Json(200, json => JsonSerializer.Serialize(json, explanation, ControlJson.Default.Explanation));
    }

    private Explanation Explain(ControlRequest call)
    {
        if (call.Body is not { ValueKind: JsonValueKind.Object } draft)
        {
            throw new ControlPlaneException(
                400, "The body must be a call, such as {\"method\":\"GET\",\"path\":\"/v1/{project_id}/server-groups\"}.");
        }

        KnownNames.CheckMembers(draft.EnumerateObject().Select(member => member.Name), s_members, "a call");
        var projectId = Choose(ProjectId, GetText(draft, ProjectId), call.ProjectIdParameter) ?? call.DefaultProjectId;
        if (!ProjectIds.IsValid(projectId))
        {
            throw new ControlPlaneException(400, $"{ProjectId}: \"{projectId}\" is invalid; use 32 hexadecimal characters.");
        }

        var edition = Choose(
            EditionName, GetText(draft, EditionName), call.Request.Query.FirstOrDefault(pair => pair.Key == EditionName).Value);
        return GetExplainer(edition ?? engine.Edition.Name).Explain(ReadCall(draft, projectId, call.Request));
    }

    private CallExplainer GetExplainer(string name)
    {
        try
        {
            return _explainers.GetOrAdd(name, name => CallExplainer.ForEdition(engine, Edition.Parse(name)));
        }
        catch (ArgumentException exception)
        {
            throw new ControlPlaneException(400, exception.Message.Replace("--edition", EditionName, StringComparison.Ordinal));
        }
    }

    private static ExplainedCall ReadCall(JsonElement draft, string projectId, ApiRequest request)
    {
        var method = GetText(draft, Method) ?? throw new ControlPlaneException(400, "method is missing, such as \"POST\".");
        var target = GetText(draft, Path) is ['/', ..] given ? given.Replace($"{{{ProjectId}}}", projectId, StringComparison.Ordinal)
            : throw new ControlPlaneException(
                400, "path is missing or does not begin with a slash, such as \"/v1/{project_id}/server-groups\".");
        SendableCall.CheckMethod(method);
        SendableCall.CheckTarget(target);
        var mark = target.IndexOf('?', StringComparison.Ordinal);
        var headers = ReadHeaders(draft);
        return new(
            new()
            {
                Id = request.Id,
                Method = method == "HEAD" ? "GET" : method,
                SentMethod = method,
                RawPath = mark < 0 ? target : target[..mark],
                RawQuery = mark < 0 ? "" : target[mark..],
                Header = name => headers?.GetValueOrDefault(name),
                Body = ReadBody(draft),
                BaseUrl = headers?.GetValueOrDefault("Host") is { } host ? new(request.BaseUrl.Scheme, host) : request.BaseUrl,
            },
            HasHeaders: headers is not null,
            headers?.Count ?? 0,
            headers?.Sum(header => header.Key.Length + header.Value.Length) ?? 0);
    }

    // A text is the body as it is sent, so that a body that is not JSON can be explained too.
    private static byte[] ReadBody(JsonElement draft) => !draft.TryGetProperty(Body, out var body) ? []
        : Encoding.UTF8.GetBytes(body.ValueKind is JsonValueKind.String ? body.GetString()! : body.GetRawText());

    private static Dictionary<string, string>? ReadHeaders(JsonElement draft)
    {
        if (!draft.TryGetProperty(Headers, out var headers))
        {
            return null;
        }

        var read = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (headers.ValueKind is not JsonValueKind.Object || !headers.EnumerateObject().All(header =>
            header.Value.ValueKind is JsonValueKind.String && read.TryAdd(header.Name, header.Value.GetString()!)))
        {
            throw new ControlPlaneException(400, "headers: use an object of names and texts, each name once.");
        }

        foreach (var (name, value) in read)
        {
            SendableCall.CheckHeader(name, value);
        }

        return read;
    }

    private static string? GetText(JsonElement draft, string member) => !draft.TryGetProperty(member, out var value) ? null
        : value.ValueKind is JsonValueKind.String ? value.GetString()
        : throw new ControlPlaneException(400, $"{member}: expected a string, got {value.ValueKind.ToString().ToLowerInvariant()}.");

    private static string? Choose(string name, string? member, string? parameter) =>
        member is null || parameter is null || member == parameter ? member ?? parameter
            : throw new ControlPlaneException(400, $"{name}: the body has \"{member}\" and the query \"{parameter}\"; give it once.");
}
